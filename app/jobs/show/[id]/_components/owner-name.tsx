import { FormattedMessage } from "@/app/_ui/formatted-message";
import { type JobSummary, ownerParts } from "@/lib/jobs/job";
import { readable } from "@/lib/readable-text";
import { namesTexts } from "@/texts/job/names";

/** "Run by". The name stands by itself, so that no direction mark in it turns around what is said of it. */
export function OwnerName({ job }: { job: Pick<JobSummary, "ownerId" | "ownerName"> }) {
  const owner = ownerParts(job);
  const name = <bdi>{readable(owner.name)}</bdi>;
  return owner.isDeleted ? <FormattedMessage message={namesTexts.deletedUser} values={{ name }} /> : name;
}

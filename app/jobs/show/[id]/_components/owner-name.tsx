import { type JobSummary, ownerParts } from "@/lib/jobs/job";
import { readable } from "@/lib/readable-text";

/** "Run by". The name stands by itself, so that no direction mark in it turns around what is said of it. */
export function OwnerName({ job }: { job: Pick<JobSummary, "ownerId" | "ownerName"> }) {
  const [name, remark] = ownerParts(job);
  return (
    <>
      <bdi>{readable(name)}</bdi>
      {remark}
    </>
  );
}

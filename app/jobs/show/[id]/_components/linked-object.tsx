import { FormattedMessage } from "@/app/_ui/formatted-message";
import type { JobDetail } from "@/lib/jobs/job";
import { isVisible, readable } from "@/lib/readable-text";
import { linkTarget } from "@/lib/web/response/link-target";
import { factsTexts } from "@/texts/job/facts";

/** The record that the job is about. Its label is still shown when the record itself is gone. */
export function LinkedObject({ job }: { job: JobDetail }) {
  const names = [job.objectLabel, job.objectClass, factsTexts.unnamedObject];
  const label = names.map((name) => readable(name ?? "")).find(isVisible);
  if (job.objectId === null) {
    return <FormattedMessage message={factsTexts.goneObject} values={{ name: <bdi>{label}</bdi> }} />;
  }
  const target = job.objectUrl ? linkTarget(job.objectUrl) : null;
  return target ? (
    <a href={target} rel="noopener noreferrer">
      <bdi>{label}</bdi>
    </a>
  ) : (
    <bdi>{label}</bdi>
  );
}

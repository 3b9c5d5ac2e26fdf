import type { JobDetail } from "@/lib/jobs/job";
import { isVisible, readable } from "@/lib/readable-text";
import { linkTarget } from "@/lib/web/response/link-target";

/** The record that the job is about. Its label is still shown when the record itself is gone. */
export function LinkedObject({ job }: { job: JobDetail }) {
  const names = [job.objectLabel, job.objectClass, "Unnamed record"];
  const label = names.map((name) => readable(name ?? "")).find(isVisible);
  if (job.objectId === null) {
    return (
      <>
        <bdi>{label}</bdi> (no longer there)
      </>
    );
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

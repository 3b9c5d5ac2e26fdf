import type { JobDetail } from "@/lib/jobs/job";
import { RunAt } from "./run-at";

/** Why a job failed, message first. Only failed jobs have it, also when nothing was reported. */
export function ErrorDetails({ job }: { job: JobDetail }) {
  if (job.status !== "failed") return null;
  return (
    <section
      aria-labelledby="error-title"
      className="flex flex-col gap-3 rounded-lg border border-failed bg-failed-soft p-4"
    >
      <h2 id="error-title" className="font-semibold text-failed text-lg">
        Error Details
      </h2>
      <p className="whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">
        <bdi>{job.errorMessage || "No message was reported."}</bdi>
      </p>
      {job.stackTrace ? (
        <details>
          <summary className="cursor-pointer font-medium">Stack trace</summary>
          <pre className="mt-2 max-h-96 overflow-auto rounded-md bg-surface p-3 font-mono text-xs">
            {job.stackTrace}
          </pre>
        </details>
      ) : null}
      {job.runAt ? (
        <p>
          Mend the cause, then run it again from <RunAt address={job.runAt} />.
        </p>
      ) : null}
    </section>
  );
}

import type { JobSummary } from "@/lib/jobs/job";
import { rejectedLabel, statusSentence } from "@/lib/jobs/rejections/rejected-label";

type Counted = Pick<JobSummary, "status" | "rowsGiven" | "rowsRejected">;

/** Beside the status of a job that turned rows down: a triangle, and how many of how many. */
export function RejectedMark({ job }: { job: Counted }) {
  const label = rejectedLabel(job);
  if (label === null) return null;
  return (
    <span
      title={statusSentence(job)}
      className="inline-flex items-center gap-1 rounded-full bg-waiting-soft px-1.5 py-px font-medium text-waiting text-xs"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-3 shrink-0 fill-none stroke-current stroke-2"
      >
        <path d="M8 2.5 14.5 14h-13ZM8 7v3.5m0 1.5v.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {label}
    </span>
  );
}

import type { JobSummary } from "@/lib/jobs/job";
import { rejectedLabel, statusSentence } from "@/lib/jobs/rejected-label";

interface RejectedMarkProps {
  job: Pick<JobSummary, "status" | "rowsGiven" | "rowsRejected">;
  /** Where there is little room, only how many are shown; the whole sentence is read out and is the tooltip. */
  short?: boolean;
}

/** "1,204" has room in a column, a million has not. */
const shortCount = (count: number): string =>
  count.toLocaleString("en", count < 10_000 ? {} : { notation: "compact", maximumFractionDigits: 1 });

/** Beside the status of a job that turned rows down: a triangle, and how many of how many. */
export function RejectedMark({ job, short = false }: RejectedMarkProps) {
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
      {short ? (
        <>
          <span className="sr-only">{label}</span>
          <span aria-hidden="true" className="whitespace-nowrap">
            {shortCount(job.rowsRejected)} rejected
          </span>
        </>
      ) : (
        label
      )}
    </span>
  );
}

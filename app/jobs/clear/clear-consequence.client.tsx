"use client";

import { formatCount, formatEstimate, formatMoment } from "@/lib/format";
import type { ClearPreview } from "@/lib/jobs/clear/preview-clear";
import { INACTIVE_STATUSES, STATUS } from "@/lib/jobs/status";
import type { ActionResult } from "@/lib/web/access/access-action";

interface ClearConsequenceProps {
  /** Null while the jobs are being counted. */
  result: ActionResult<ClearPreview> | null;
  /** Which jobs: "your imports". */
  jobs: string;
  zone: string;
}

/** How many of whose jobs would be deleted, by status and cut-off time; or why that is not known. */
export function ClearConsequence({ result, jobs, zone }: ClearConsequenceProps) {
  if (!result) return <p className="text-quiet">Counting…</p>;
  if (!result.ok) return <Refusal {...result} />;
  const { finishedBefore, total, moreThan, byStatus } = result.value;
  const until = `finished before ${formatMoment(finishedBefore, zone)} (${zone})`;
  if (total === 0) {
    return (
      <p>
        Nothing to clear: none of {jobs} {until}.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <p>
        <strong>
          {moreThan === null ? formatCount(total) : `More than ${formatCount(moreThan)}`} of {jobs}
        </strong>{" "}
        {until}. {total === 1 ? "It" : "They"} will be deleted for good, with all files
        {moreThan === null ? ":" : `. The estimated number is ${formatEstimate(total)}.`}
      </p>
      {byStatus ? <ByStatus counts={byStatus} /> : null}
      <p className="text-quiet">Pending and running jobs are kept.</p>
    </div>
  );
}

function ByStatus({ counts }: { counts: NonNullable<ClearPreview["byStatus"]> }) {
  return (
    <dl className="grid w-fit grid-cols-[auto_auto] gap-x-6 rounded-md bg-sunken px-3 py-2 tabular-nums">
      {INACTIVE_STATUSES.map((status) => (
        <div key={status} className="col-span-2 grid grid-cols-subgrid">
          <dt>{STATUS[status].label}</dt>
          <dd className="text-right">{formatCount(counts[status])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Refusal({ message, signedOut }: Extract<ActionResult<never>, { ok: false }>) {
  return (
    <p className="text-failed">
      {message}{" "}
      {signedOut ? (
        <a href={`/sign-in?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`}>
          Sign in again
        </a>
      ) : null}
    </p>
  );
}

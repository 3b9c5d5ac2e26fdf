"use client";

import { formatCount, formatMoment } from "@/lib/format";
import type { ClearPreview } from "@/lib/jobs/preview-clear";
import type { ActionResult } from "@/lib/web/access-action";

interface ClearConsequenceProps {
  /** Null while the jobs are being counted. */
  result: ActionResult<ClearPreview> | null;
  whose: string;
  zone: string;
}

export const totalOf = ({ completed, failed, cancelled }: ClearPreview) => completed + failed + cancelled;

/** How many of whose jobs would go, by status and before which moment; or why that can't be said. */
export function ClearConsequence({ result, whose, zone }: ClearConsequenceProps) {
  if (!result) return <p className="text-quiet">Counting…</p>;
  if (!result.ok) return <p className="text-failed">{result.message}</p>;
  const { value } = result;
  const total = totalOf(value);
  const until = `finished before ${formatMoment(value.finishedBefore, zone)} (${zone})`;
  if (total === 0) {
    return (
      <p>
        None of {whose} jobs {until}: there is nothing to clear.
      </p>
    );
  }
  return (
    <p>
      {formatCount(total)} of {whose} jobs {until}. {total === 1 ? "It" : "They"} will be deleted for good,
      files included: {formatCount(value.completed)} completed, {formatCount(value.failed)} failed,{" "}
      {formatCount(value.cancelled)} cancelled. Jobs that wait or run stay.
    </p>
  );
}

import { formatDuration } from "@/lib/format";

/** How long a job took, or has been running. A producer's clock that is ahead makes no negative time. */
export function Elapsed({ seconds, ended }: { seconds: number; ended: boolean }) {
  if (ended) return <span className="tabular-nums">{formatDuration(seconds)}</span>;
  if (seconds < 0) {
    return (
      <span title="By the database’s clock, the start that was recorded lies in the future.">
        starts in the future
      </span>
    );
  }
  return (
    <span className="tabular-nums">
      {formatDuration(Math.floor(seconds))} <span className="whitespace-nowrap text-quiet">so far</span>
    </span>
  );
}

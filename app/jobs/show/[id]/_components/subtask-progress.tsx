import { formatCount, plural } from "@/lib/format";
import { endedOf, type SubtaskCounts } from "@/lib/jobs/subtask";

/** Ended, but not as a reader of "done" would think. */
const UNLIKE_DONE = ["failed", "cancelled"] as const;

/** How far a job is that reports no progress of its own: by how many of its subtasks have ended. */
export function SubtaskProgress({ counts }: { counts: SubtaskCounts }) {
  const ended = endedOf(counts);
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <progress aria-label="Progress" className="w-full" value={ended} max={counts.total} />
      {[
        `${formatCount(ended)} of ${plural(counts.total, "subtask")} ended`,
        ...UNLIKE_DONE.filter((status) => counts[status] > 0).map(
          (status) => `${formatCount(counts[status])} ${status}`,
        ),
      ].join(", ")}
      <span className="text-quiet">counted from its subtasks</span>
    </span>
  );
}

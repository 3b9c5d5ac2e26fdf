import { formatCount, plural } from "@/lib/format";
import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";

/** Ended, but not done. */
const UNLIKE_DONE = ["failed", "cancelled"] as const;

/** How far a job is that reports no progress of its own: by how many of its subtasks are completed. */
export function SubtaskProgress({ counts }: { counts: SubtaskCounts }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <progress aria-label="Progress" className="w-full" value={counts.completed} max={counts.total} />
      {[
        `${formatCount(counts.completed)} of ${plural(counts.total, "subtask")} completed`,
        ...UNLIKE_DONE.filter((status) => counts[status] > 0).map(
          (status) => `${formatCount(counts[status])} ${status}`,
        ),
      ].join(", ")}
      <a href="#subtasks" className="text-quiet underline">
        counted from its subtasks
      </a>
    </span>
  );
}

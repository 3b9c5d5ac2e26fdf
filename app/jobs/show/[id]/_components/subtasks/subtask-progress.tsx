import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import { formatMessage } from "@/lib/texts/format-message";
import { factsTexts } from "@/texts/job/facts";
import { subtasksTexts } from "@/texts/job/subtasks";

/** How far a job is that reports no progress of its own: by how many of its subtasks are completed. */
export function SubtaskProgress({ counts }: { counts: SubtaskCounts }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <progress
        aria-label={factsTexts.progress}
        className="my-1.5 w-full"
        value={counts.completed}
        max={counts.total}
      />
      {formatMessage(subtasksTexts.progress, counts)}
      <a href="#subtasks" className="text-quiet underline">
        {subtasksTexts.counted}
      </a>
    </span>
  );
}

import type { JobSummary } from "@/lib/jobs/job";
import { formatMessage } from "@/lib/texts/format-message";
import { showTexts } from "@/texts/cli/show";

type Progress = Pick<JobSummary, "progressDone" | "progressTotal" | "progressNote">;

/** "1200 of 3376 row 1,200"; null if the job has reported none. */
export function reportedProgress({ progressDone, progressTotal, progressNote }: Progress): string | null {
  if (progressDone === null) return null;
  const done =
    progressTotal === null
      ? progressDone
      : formatMessage(showTexts.progress, { done: progressDone, total: progressTotal });
  return progressNote ? `${done} ${progressNote}` : done;
}

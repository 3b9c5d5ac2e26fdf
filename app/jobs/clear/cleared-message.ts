import { formatEstimate, formatMoment } from "@/lib/format";
import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import { MOST_COUNTED } from "@/lib/jobs/clear/preview-clear";
import { formatMessage } from "@/lib/texts/format-message";
import { clearRunTexts } from "@/texts/jobs/clear-run";

/** What a clear did, or has done so far, in words that are still true when they are read again later. */
export function clearedMessage(run: ClearRun, zone: string): string {
  const { tab, removed: count } = run;
  switch (run.state) {
    case "running":
      return runningMessage(run);
    case "stopping":
      return formatMessage(clearRunTexts.stopping, { tab, count });
    case "interrupted":
      return formatMessage(clearRunTexts.interrupted, { count });
    case "stopped":
      return formatMessage(clearRunTexts.stopped, { tab, count });
    case "finished": {
      const moment = formatMoment(run.finishedBefore, zone);
      // A job that another program holds, such as another clear, is left alone and may still be there.
      return count === 0
        ? formatMessage(clearRunTexts.nothingDeleted, { tab, moment, zone })
        : formatMessage(clearRunTexts.finished, { tab, count, moment, zone });
    }
  }
}

function runningMessage({ tab, removed: count, expected }: ClearRun): string {
  if (expected === null) return formatMessage(clearRunTexts.running, { tab, count });
  return expected > MOST_COUNTED
    ? formatMessage(clearRunTexts.runningOfAbout, { tab, count, estimate: formatEstimate(expected) })
    : formatMessage(clearRunTexts.runningOf, { tab, count, all: expected });
}

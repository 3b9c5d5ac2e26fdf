import { formatCount, formatEstimate, formatMoment, plural } from "@/lib/format";
import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import { MOST_COUNTED } from "@/lib/jobs/clear/preview-clear";
import { TAB_MEANINGS } from "@/lib/jobs/tab";

/** What a clear did, or has done by now, in words that stay true when they are read again later. */
export function clearedMessage(run: ClearRun, zone: string): string {
  const { job } = TAB_MEANINGS[run.tab];
  const removed = plural(run.removed, `old ${job}`);
  const old = `finished before ${formatMoment(run.finishedBefore, zone)} (${zone})`;
  switch (run.state) {
    case "running":
      return `Removed ${removed} so far${ofAll(run)}. It goes on when you leave this page.`;
    case "stopping":
      return `Stopping. Removed ${removed} so far.`;
    case "interrupted":
      return `The clear was cut off after it had removed ${removed} of those that ${old}. The others are as they were.`;
    case "stopped":
      return `Stopped after ${removed} of those that ${old}. The others are as they were.`;
    case "finished":
      // What someone else holds just then, as another clear does, is left alone: it may still be there.
      return run.removed === 0
        ? `Nothing was removed: no ${job} that ${old} was left, or what was left was being changed.`
        : `Removed ${removed}. ${run.removed === 1 ? "It" : "All"} had ${old}.`;
  }
}

function ofAll({ expected }: ClearRun): string {
  if (expected === null) return "";
  return expected > MOST_COUNTED ? `, of about ${formatEstimate(expected)}` : `, of ${formatCount(expected)}`;
}

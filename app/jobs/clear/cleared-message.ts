import { formatCount, formatEstimate, formatMoment, plural } from "@/lib/format";
import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import { MOST_COUNTED } from "@/lib/jobs/clear/preview-clear";
import { TAB_MEANINGS } from "@/lib/jobs/tab";

/** What a clear did, or has done so far, in words that are still true when they are read again later. */
export function clearedMessage(run: ClearRun, zone: string): string {
  const { job, jobs } = TAB_MEANINGS[run.tab];
  const deleted = plural(run.removed, `old ${job}`, `old ${jobs}`);
  const old = `finished before ${formatMoment(run.finishedBefore, zone)} (${zone})`;
  switch (run.state) {
    case "running":
      return `Deleted ${deleted} so far${ofAll(run)}. Clearing continues if you leave this page.`;
    case "stopping":
      return `Stopping. Deleted ${deleted} so far.`;
    case "interrupted":
      return `Clearing stopped early: ${formatCount(run.removed)} deleted, the rest kept.`;
    case "stopped":
      return `Stopped: ${deleted} deleted, the rest kept.`;
    case "finished":
      // A job that another program holds, such as another clear, is left alone and may still be there.
      return run.removed === 0
        ? `Nothing was deleted: no ${jobs} were left that ${old}, or other programs were changing them.`
        : `Deleted ${deleted}. ${run.removed === 1 ? "It" : "All"} had ${old}.`;
  }
}

function ofAll({ expected }: ClearRun): string {
  if (expected === null) return "";
  return expected > MOST_COUNTED ? `, of about ${formatEstimate(expected)}` : `, of ${formatCount(expected)}`;
}

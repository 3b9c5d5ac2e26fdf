import { formatMoment, plural } from "@/lib/format";
import type { ClearRun } from "@/lib/jobs/get-clear-run";
import { TAB_MEANINGS } from "@/lib/jobs/tab";

/** What a clear did, in words that stay true when they are read again later. */
export function clearedMessage(run: ClearRun | null, zone: string): string | null {
  if (!run) return null;
  const { job } = TAB_MEANINGS[run.tab];
  const old = `finished before ${formatMoment(run.finishedBefore, zone)} (${zone})`;
  if (!run.finishedAt) {
    return `Removed ${plural(run.removed, `old ${job}`)} so far, of those that ${old}. The clear goes on, or was cut off: clear again to remove what is left.`;
  }
  // What someone else holds just then, as another clear does, is left alone: it may still be there.
  if (run.removed === 0) {
    return `Nothing was removed: no ${job} that ${old} was left, or what was left was being changed.`;
  }
  return `Removed ${plural(run.removed, `old ${job}`)}. ${run.removed === 1 ? "It" : "All"} had ${old}.`;
}

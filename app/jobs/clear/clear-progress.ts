import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import type { Tab } from "@/lib/jobs/tab";
import { clearedMessage } from "./cleared-message";

/** What the page shows of a clear, whether it came with the page, from an action or from polling. */
export interface ClearProgress {
  id: string;
  state: ClearRun["state"];
  message: string;
  removed: number;
  expected: number | null;
  /** What to request to resume it; null where it can't be resumed. */
  again: { days: number; tab: Tab } | null;
}

export function clearProgress(run: ClearRun, zone: string): ClearProgress {
  const { id, state, removed, expected, days, tab } = run;
  const again = state === "interrupted" && run.isResumable && days !== null ? { days, tab } : null;
  return { id, state, message: clearedMessage(run, zone), removed, expected, again };
}

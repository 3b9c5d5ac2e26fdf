import { formatDuration } from "@/lib/format";
import { rowValueTexts } from "@/texts/jobs/row-value";

/** How long a job took, or has been running so far. */
export interface ShownDuration {
  text: string;
  soFar?: boolean;
  onHover?: string;
}

/** A start in the future, from a producer's clock that is ahead, is not shown as a negative time. */
export function shownDuration(seconds: number, ended: boolean): ShownDuration {
  if (ended) return { text: formatDuration(seconds) };
  if (seconds < 0) return { text: rowValueTexts.startsInFuture, onHover: rowValueTexts.startInFuture };
  return { text: formatDuration(Math.floor(seconds)), soFar: true };
}

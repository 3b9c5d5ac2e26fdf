import type { JobLine } from "@/app/jobs/events/messages";
import { progressCount } from "@/app/jobs/shared/progress-count";
import { type ProgressSample, recentRate } from "@/lib/jobs/recent-rate";
import { formatRate, formatTimeLeft } from "@/lib/jobs/shown-time-left";
import { overallRate, type ProgressAt, timeLeft, type UsualTime } from "@/lib/jobs/time-left";
import { formatMessage } from "@/lib/texts/format-message";
import { progressTexts } from "@/texts/running/progress";

/** How far a job is, as its page shows it. */
export interface ShownProgress {
  /** "1,200 of 3,376", or "1,200 done". */
  count: string;
  /** The filled part of the bar; null: the total is not known. */
  bar: { value: number; max: number; percent: string } | null;
}

export function shownProgress({ done, total }: NonNullable<JobLine["progress"]>): ShownProgress {
  const [value, max] = [Number(done), Number(total)];
  if (total === null) return { count: formatMessage(progressTexts.done, { done: BigInt(done) }), bar: null };
  // Never all of it before it is all.
  const percent = formatMessage(progressTexts.percent, { percent: Math.floor((value / max) * 100) });
  return { count: progressCount(done, total), bar: max > 0 && value <= max ? { value, max, percent } : null };
}

interface Pace {
  /** "42 a second" */
  rate: string | null;
  /** "about 3 to 5 min left" */
  left: string | null;
}

/** How fast a running job is, and how long it still takes as of `now`. Of a silent one nothing is claimed. */
export function paceOf(
  { status, progress, startedAt, isSilent }: JobLine,
  samples: readonly ProgressSample[],
  usual: UsualTime | null,
  now: number,
): Pace {
  if (status !== "running" || startedAt === null || isSilent) return { rate: null, left: null };
  const seen = progress && progressAt(progress, startedAt, samples);
  const perSecond = seen && (seen.recentRate ?? overallRate(seen));
  const left = timeLeft(seen, usual, { startedAt, now });
  return { rate: perSecond === null ? null : formatRate(perSecond), left: left && formatTimeLeft(left) };
}

const progressAt = (
  { done, total }: NonNullable<JobLine["progress"]>,
  startedAt: number,
  samples: readonly ProgressSample[],
): ProgressAt => ({
  done: Number(done),
  total: total === null ? null : Number(total),
  startedAt,
  // There is one of each progress.
  reportedAt: samples.at(-1)?.at ?? startedAt,
  recentRate: recentRate(samples),
});

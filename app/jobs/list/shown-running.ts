import { progressCount } from "@/app/jobs/shared/progress-count";
import { formatMoment } from "@/lib/format";
import type { JobSummary } from "@/lib/jobs/job";
import { lastHeard } from "@/lib/jobs/silence/last-heard";
import { silentLabel } from "@/lib/jobs/silence/silent-label";
import { forOneLine, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { silenceTexts } from "@/texts/running/silence";

/** What a row shows of a job only while it runs. Moments are in milliseconds since 1970, by the database's clock. */
export interface ShownRunning {
  /** Without it, it is not known since when it runs, or that lies in the future. */
  startedAt?: number;
  progress?: ShownProgress;
  silent?: { since?: number; label: string; onHover: string };
  /** After so many seconds it runs longer than 19 of 20 jobs like it did. */
  lateAfter?: number;
  /** Whether it does. */
  isLate?: true;
}

interface ShownProgress {
  /** "1,200 of 3,376". */
  text: string;
  /** From 0 to 1; where it is not there, the total is not known. */
  share?: number;
  note?: [text: string, onHover: string];
}

interface RunningContext {
  zone: string;
  lateAfter: number | null;
}

export function shownRunning(job: JobSummary, { zone, lateAfter }: RunningContext): ShownRunning {
  const { durationSeconds: seconds } = job;
  const heard = lastHeard(job);
  const progress = shownProgress(job);
  return {
    ...(job.startedAt !== null && heard && { startedAt: Date.parse(job.startedAt) }),
    ...(progress && { progress }),
    ...(job.isSilent && {
      silent: {
        ...(heard && { since: heard.at }),
        label: silentLabel(heard?.secondsAgo ?? null),
        onHover:
          job.lastSignAt === null
            ? silenceTexts.neverHeard
            : formatMessage(silenceTexts.lastHeard, { moment: formatMoment(job.lastSignAt, zone) }),
      },
    }),
    ...(lateAfter !== null && {
      lateAfter,
      ...(seconds !== null && seconds > lateAfter && { isLate: true }),
    }),
  };
}

function shownProgress({ progressDone, progressTotal, progressNote }: JobSummary): ShownProgress | null {
  if (progressDone === null) return null;
  const [done, total] = [Number(progressDone), progressTotal === null ? null : Number(progressTotal)];
  return {
    text: progressCount(progressDone, progressTotal),
    ...(total !== null && { share: total > 0 ? Math.min(1, done / total) : 1 }),
    ...(progressNote && { note: [readable(progressNote), forOneLine(progressNote)] }),
  };
}

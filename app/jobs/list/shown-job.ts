import type { ShownRejections } from "@/app/jobs/shared/job-status";
import { type ShownDuration, shownDuration } from "@/app/jobs/shared/shown-duration";
import { shownRejections } from "@/app/jobs/shared/shown-rejections";
import { type SaidDate, saidBy, shownTime } from "@/app/jobs/shared/shown-times";
import { formatCount } from "@/lib/format";
import { LIST_COLUMNS } from "@/lib/jobs/columns";
import { type JobSummary, jobTitle, ownerLabel, ownerParts } from "@/lib/jobs/job";
import { isInactive, type Status } from "@/lib/jobs/status";
import { typeLabel, typeMeaning } from "@/lib/jobs/type";
import { forOneLine, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { rowValueTexts } from "@/texts/jobs/row-value";
import { LOCALE } from "@/texts/locale";
import { type ShownRunning, shownRunning } from "./shown-running";

/** A time as it is on hover, and as it is shown. */
export type ShownMoment = [iso: string, text: string];

/** A text as it is shown and, where that differs, as it is on hover. */
export type ShownText = [text: string, onHover?: string];

/** One job, with its texts made ready. What it has nothing to show for is not there. */
export interface ShownJob {
  id: string;
  href: string;
  name: ShownText;
  description?: ShownText;
  /** Why it failed, in a line. */
  error?: ShownText;
  status: Status;
  type: [label: string, onHover: string, word: string];
  /** Of the columns that are a time. */
  moments: Partial<Record<keyof JobSummary, ShownMoment>>;
  /** Of the columns that are a text as it is. */
  texts?: Partial<Record<keyof JobSummary, ShownText>>;
  elapsed?: ShownDuration;
  /** A user is known by the name, and can be filtered by it. */
  owner: { name: string; isDeleted?: boolean; isUser?: boolean; onHover: string };
  rejected?: ShownRejections;
  running?: ShownRunning;
  /** Set while the page is looked at: it was deleted, or the filter would not let it through any more. */
  left?: "deleted" | "filter";
}

interface RowContext {
  /** The job's own page. */
  href: string;
  zone: string;
  /** The present year, in the zone. */
  said: SaidDate;
  /** After how many seconds a running job runs longer than 19 of 20 jobs like it did, where that is known. */
  lateAfter?: number | null;
}

/** A job as its row shows it, times in the viewer's zone. */
export function shownJob(job: JobSummary, { href, zone, said, lateAfter = null }: RowContext): ShownJob {
  const { id, status, type, description, durationSeconds, errorLine } = job;
  const rejected = shownRejections(job);
  return {
    id,
    href,
    status,
    name: shownText(jobTitle(job)),
    ...(description && { description: shownText(description) }),
    ...(errorLine && { error: shownText(errorLine) }),
    type: [typeLabel(type), typeMeaning(type) ?? type, type],
    ...shownFields(job, zone, said),
    ...(durationSeconds !== null && { elapsed: shownDuration(durationSeconds, isInactive(status)) }),
    ...(status === "running" && { running: shownRunning(job, { zone, lateAfter }) }),
    owner: shownOwner(job),
    ...(rejected && {
      rejected: {
        ...rejected,
        short: formatMessage(rowValueTexts.rejected, { count: shortCount(job.rowsRejected) }),
      },
    }),
  };
}

function shownOwner(job: JobSummary): ShownJob["owner"] {
  const { name, isDeleted } = ownerParts(job);
  const shown = readable(name);
  const isUser = job.ownerId !== null && shown === job.ownerName;
  return {
    name: shown,
    ...(isDeleted && { isDeleted }),
    ...(isUser && { isUser }),
    onHover: forOneLine(ownerLabel(job)),
  };
}

/** What columns show of a job as it is; a date only once. */
function shownFields(job: JobSummary, zone: string, present: SaidDate): Pick<ShownJob, "moments" | "texts"> {
  const created = saidBy(job.createdAt, zone, present);
  const moments: ShownJob["moments"] = {};
  const texts: ShownJob["texts"] = {};
  for (const column of LIST_COLUMNS) {
    if (column.kind !== "moment" && column.kind !== "end" && column.kind !== "text") continue;
    const value = job[column.key];
    if (!value) continue;
    if (column.kind === "text") texts[column.key] = shownText(value);
    else
      moments[column.key] = [value, shownTime(value, zone, column.key === "createdAt" ? present : created)];
  }
  return Object.keys(texts).length > 0 ? { moments, texts } : { moments };
}

function shownText(text: string): ShownText {
  const [shown, onHover] = [readable(text), forOneLine(text)];
  return shown === onHover ? [shown] : [shown, onHover];
}

/** "1,204" has room in a column, a million has not. */
const shortCount = (count: number): string =>
  count < 10_000
    ? formatCount(count)
    : count.toLocaleString(LOCALE, { notation: "compact", maximumFractionDigits: 1 });

import type { ListMessage, LiveRow } from "@/app/jobs/events/messages";
import { countedIds } from "@/app/jobs/views/counted-ids";
import { viewsNow } from "@/app/jobs/views/views-now";
import { type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import { DEFAULT_SORT } from "@/lib/jobs/sort";
import { cardOf } from "@/lib/jobs/status";
import type { ShownJob } from "./shown-job";
import type { ShownList } from "./shown-list";
import type { ShownRunning } from "./shown-running";

/** What became of a row: as it last was, if that differs from the page's, and whether it was deleted. */
interface ArrivedRow {
  row: LiveRow | undefined;
  isDeleted: boolean;
}

/** What has come since the page was read: the parts and the rows that have. */
export interface Arrived extends Omit<ListMessage, "now" | "clear" | "rows"> {
  rows: Readonly<Record<string, ArrivedRow>>;
}

export const NOTHING_ARRIVED: Arrived = { rows: {} };

export function arrived(
  before: Arrived,
  kind: "reset" | "change",
  { now: _, clear: __, rows: changed = {}, ...parts }: ListMessage,
): Arrived {
  const rows = kind === "reset" ? {} : before.rows;
  return { ...before, ...parts, rows: { ...rows, ...rowsOf(changed, before) } };
}

const rowsOf = (changed: NonNullable<ListMessage["rows"]>, before: Arrived): Arrived["rows"] =>
  Object.fromEntries(
    Object.entries(changed).map(([id, row]) => [
      id,
      { row: row ?? before.rows[id]?.row, isDeleted: row === null },
    ]),
  );

/** The list as it is now. Its rows stay in their places, whatever became of their jobs. */
export function listNow(list: ShownList, { rows, ...now }: Arrived): ShownList {
  const shown = {
    ...list,
    counts: now.cards ?? list.counts,
    withRejectedRows: now.withRejectedRows ?? list.withRejectedRows,
    tabs: now.tabs ?? list.tabs,
    silent: now.silent === undefined ? list.silent : now.silent,
    total: now.total ?? list.total,
    jobs: list.jobs.map((job) => rowNow(job, rows[job.id], list.filter)),
  };
  return { ...shown, frame: { ...list.frame, views: viewsNow(list.frame.views, shown, now.views) } };
}

function rowNow(job: ShownJob, now: ArrivedRow | undefined, { status }: JobFilter): ShownJob {
  const shown = now?.row ? withLateness({ ...now.row, href: job.href }, job.running) : job;
  if (now?.isDeleted) return { ...shown, left: "deleted" };
  const asked = status === null ? null : bareWord(status);
  const matches = asked === null || (cardOf(shown.status) === asked.word) !== asked.isNot;
  return matches ? shown : { ...shown, left: "filter" };
}

/** What jobs like it took is read with the page alone, and a job that is late stays late as long as it runs. */
function withLateness(job: ShownJob, { lateAfter, isLate }: Partial<ShownRunning> = {}): ShownJob {
  if (!job.running || lateAfter === undefined) return job;
  return { ...job, running: { ...job.running, lateAfter, ...(isLate && { isLate }) } };
}

/** Where the changes of a list come from, with a clear of the viewer's own if one is shown. */
export function eventsAddress(list: ShownList, clearRun: string | null): string {
  const { filter, pages, jobs, frame } = list;
  const params = toParams({ ...filter, page: 1, cursor: null });
  params.set("rows", jobs.map(({ id }) => id).join(","));
  const isNewest = filter.sort === DEFAULT_SORT && !pages.previous;
  if (!isNewest) params.set("newSince", list.readAt);
  if (clearRun !== null) params.set("clear", clearRun);
  const { views } = countedIds(frame.views);
  if (views !== undefined) params.set("views", views);
  params.set("viewer", frame.viewer.id);
  // The server knows the zone. A page that was drawn anew in another one connects anew.
  params.set("zone", frame.zone);
  return `/jobs/events?${params}`;
}

import type { Viewer } from "@/lib/jobs/access";
import { whoseCounts } from "@/lib/jobs/counts/count-jobs";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import type { JobSummary } from "@/lib/jobs/job";
import type { NewestOf, Place } from "@/lib/jobs/list/newest-jobs";
import { Counted, countedKey } from "./counted";
import { listKey, Newest } from "./lists";
import { createdAfter, isOlder, MOST_NEW, microseconds, notInSight } from "./new-jobs";
import { Entry, type Watcher } from "./registry";
import { Row } from "./rows";
import type { RunEntry, SilentEntry, Sources } from "./sources";
import type { Listener, ListInterest, NewJobs, Update, Watch } from "./update";
import { ViewNumbers } from "./view-numbers";
import { visibleRow, visibleRun } from "./visible-row";

/** Of the rows that a watch follows by itself, so many stay in sight after they left the first page. */
const MOST_FOLLOWED = 100;

/** Somebody who looks at a list. */
export class ListWatch implements Watch, Watcher {
  private readonly sources: Sources;
  private readonly viewer: Viewer;
  private readonly interest: ListInterest;
  private readonly listener: Listener;
  /** Of what the viewer sees, for the cards. */
  private readonly counted: Counted;
  /** Of whose jobs the list shows, for the total. */
  private readonly matching: Counted;
  private readonly views: ViewNumbers;
  private readonly silent: SilentEntry;
  /** Null: they are not followed under this filter. */
  private readonly newest: Newest | null;
  private readonly run: RunEntry | null;
  private readonly rows = new Map<string, Row>();
  /** What the listener has. */
  private has: Update | null = null;
  private readonly hasRows = new Map<string, JobSummary | null>();
  /** The oldest row that was in sight at first; null when the page had room for more. */
  private last: Place | null = null;

  constructor(sources: Sources, viewer: Viewer, interest: ListInterest, listener: Listener) {
    const { filter, rows, clearRun, views = [] } = interest;
    const { owner } = filter;
    // To an administrator, the list of one owner is that owner's own.
    const list: NewestOf = {
      viewer: owner === null ? scopeOf(viewer) : { role: "staff", id: owner },
      filter,
    };
    const whose = whoseCounts(viewer);
    this.sources = sources;
    this.viewer = viewer;
    this.interest = interest;
    this.listener = listener;
    const counted = (of: string, type: string | null) =>
      sources.counted.join(countedKey(of, type), this, () => new Counted(of, type));
    const type = filter.type === null ? null : bareWord(filter.type).word;
    this.counted = counted(whose, owner === null ? type : null);
    this.matching = owner === null ? this.counted : counted(owner, type);
    this.views = new ViewNumbers(sources, viewer, views, this);
    this.silent = sources.silent.join(whose, this, (key) => new Entry(key));
    this.newest = filter.isIndexed
      ? sources.lists.join(listKey(list), this, () => new Newest(list, this.matching))
      : null;
    this.run = clearRun === null ? null : sources.runs.join(clearRun, this, (id) => new Entry(id));
    for (const id of rows ?? []) this.look(id);
    this.follow();
  }

  isReady(): boolean {
    const { counted, matching, views, silent, newest, run } = this;
    if ([counted, matching, views, silent, newest, run].some((part) => part?.isDue)) return false;
    for (const row of this.rows.values()) if (row.isDue) return false;
    return true;
  }

  follow() {
    if (this.interest.rows !== null) return;
    const page = this.firstPage;
    for (const id of page) {
      const row = this.rows.get(id) ?? this.look(id);
      this.rows.delete(id);
      this.rows.set(id, row);
    }
    for (const [id, row] of this.rows) {
      if (this.rows.size <= MOST_FOLLOWED) break;
      this.rows.delete(id);
      this.hasRows.delete(id);
      this.sources.rows.leave(row, this);
    }
  }

  giveAll() {
    this.last = this.lastInSight();
    this.give(this.since(null));
  }

  giveNews() {
    this.give(this.since(this.has));
  }

  present(): Update | null {
    return this.has && this.since(null);
  }

  close() {
    const { sources, counted, matching, views, silent, newest, run, rows } = this;
    sources.counted.leave(counted, this);
    if (matching !== counted) sources.counted.leave(matching, this);
    views.close();
    sources.silent.leave(silent, this);
    if (newest) sources.lists.leave(newest, this);
    if (run) sources.runs.leave(run, this);
    for (const row of rows.values()) sources.rows.leave(row, this);
    rows.clear();
  }

  private give(update: Update) {
    for (const [id, job] of update.rows ?? []) this.hasRows.set(id, job);
    this.has = { ...this.has, ...update };
    // The time alone is no news.
    if (Object.keys(update).length > 1) this.listener.update(update);
  }

  /** What differs from what the listener has; everything if that is null. */
  private since(has: Update | null): Update {
    const { counted, interest, run, viewer } = this;
    const update: Update = { now: this.sources.now() };
    const counts = counted.value;
    if (counts && counts !== has?.counts) update.counts = counts;
    const total = this.matching.value?.matching(interest.filter) ?? 0;
    if (interest.filter.isCounted && total !== has?.total) update.total = total;
    const views = this.views.since(has?.views);
    if (views) update.views = views;
    const silent = this.silent.value?.[interest.filter.tab] ?? null;
    if (silent !== has?.silent) update.silent = silent;
    const rows = this.rowsSince(has);
    if (rows.size > 0 || has === null) update.rows = rows;
    const newJobs = this.newJobs();
    if (newJobs.count !== has?.newJobs?.count || newJobs.more !== has.newJobs.more) update.newJobs = newJobs;
    const clearRun = visibleRun(viewer, run?.value);
    if (run && clearRun !== has?.clearRun) update.clearRun = clearRun;
    return update;
  }

  private rowsSince(has: Update | null): Map<string, JobSummary | null> {
    const rows = new Map<string, JobSummary | null>();
    if (has === null && this.interest.rows === null) {
      for (const id of this.firstPage) rows.set(id, this.shown(this.rows.get(id)));
      return rows;
    }
    for (const [id, row] of this.rows) {
      const job = this.shown(row);
      if (has === null || this.hasRows.get(id) !== job) rows.set(id, job);
    }
    return rows;
  }

  /** The one place where a row comes to a viewer. */
  private shown(row: Row | undefined): JobSummary | null {
    return visibleRow(this.viewer, row?.value);
  }

  private newJobs(): NewJobs {
    const { rows, newSince } = this.interest;
    const newest = this.newest?.value ?? [];
    if (rows === null) return { count: 0, more: false };
    return newSince === null
      ? notInSight(newest, this.rows, this.last)
      : createdAfter(newest, microseconds(newSince));
  }

  private lastInSight(): Place | null {
    if (this.rows.size < MOST_NEW) return null;
    let last: Place | null = null;
    for (const row of this.rows.values()) {
      const job = this.shown(row);
      const place = job && { id: job.id, createdAt: microseconds(job.createdAt) };
      if (place && (last === null || isOlder(place, last))) last = place;
    }
    return last;
  }

  private get firstPage(): string[] {
    return (this.newest?.value ?? []).slice(0, MOST_NEW).map(({ id }) => id);
  }

  private look(id: string): Row {
    const row = this.sources.rows.join(id, this, (key) => new Row(key));
    this.rows.set(id, row);
    return row;
  }
}

const scopeOf = ({ id, role }: Viewer): NewestOf["viewer"] =>
  role === "admin" ? { role } : { role, id: id };

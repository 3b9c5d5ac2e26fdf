import type { Viewer } from "@/lib/jobs/access";
import { Details } from "./details";
import type { Watcher } from "./registry";
import { Row } from "./rows";
import type { Sources } from "./sources";
import type { JobInterest, Listener, Update, Watch } from "./update";
import { ViewNumbers } from "./view-numbers";
import { visibleRow } from "./visible-row";

/** Somebody who looks at one job. */
export class JobWatch implements Watch, Watcher {
  private readonly sources: Sources;
  private readonly viewer: Viewer;
  private readonly listener: Listener;
  private readonly row: Row;
  private readonly details: Details;
  private readonly views: ViewNumbers;
  /** What the listener has. */
  private has: Update | null = null;

  constructor(
    sources: Sources,
    viewer: Viewer,
    { id, subtasks, views = [] }: JobInterest,
    listener: Listener,
  ) {
    this.sources = sources;
    this.viewer = viewer;
    this.listener = listener;
    this.row = sources.rows.join(id, this, (key) => new Row(key));
    const key = [id, subtasks?.from, subtasks?.to].join(" ");
    this.details = sources.details.join(key, this, () => new Details(key, id, subtasks));
    this.views = new ViewNumbers(sources, viewer, views, this);
  }

  isReady(): boolean {
    return !this.row.isDue && !this.details.isDue && !this.views.isDue;
  }

  follow() {}

  giveAll() {
    this.giveNews();
  }

  giveNews() {
    const update = this.since(this.has);
    if (Object.keys(update).length === 1) return;
    this.has = { ...this.has, ...update };
    this.listener.update(update);
  }

  present(): Update | null {
    return this.has && this.since(null);
  }

  close() {
    this.sources.rows.leave(this.row, this);
    this.sources.details.leave(this.details, this);
    this.views.close();
  }

  /** What differs from what the listener has; everything if that is null. The time is always there. */
  private since(has: Update | null): Update {
    const update: Update = { now: this.sources.now() };
    const job = this.details.updateOf(visibleRow(this.viewer, this.row.value));
    if (job !== has?.job) update.job = job;
    const views = this.views.since(has?.views);
    if (views) update.views = views;
    return update;
  }
}

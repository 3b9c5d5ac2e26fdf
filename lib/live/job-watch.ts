import type { Viewer } from "@/lib/jobs/access";
import { Details } from "./details";
import type { Watcher } from "./registry";
import { Row } from "./rows";
import type { Sources } from "./sources";
import type { Interest, JobUpdate, Listener, Update, Watch } from "./update";
import { visibleRow } from "./visible-row";

type JobInterest = Extract<Interest, { kind: "job" }>;

/** Somebody who looks at one job. */
export class JobWatch implements Watch, Watcher {
  private readonly sources: Sources;
  private readonly viewer: Viewer;
  private readonly listener: Listener;
  private readonly row: Row;
  private readonly details: Details;
  /** What the listener has; undefined before the first. */
  private has: JobUpdate | null | undefined;

  constructor(sources: Sources, viewer: Viewer, { id, subtasks }: JobInterest, listener: Listener) {
    this.sources = sources;
    this.viewer = viewer;
    this.listener = listener;
    this.row = sources.rows.join(id, this, (key) => new Row(key));
    const key = [id, subtasks?.from, subtasks?.to].join(" ");
    this.details = sources.details.join(key, this, () => new Details(key, id, subtasks));
  }

  isReady(): boolean {
    return !this.row.isDue && !this.details.isDue;
  }

  follow() {}

  giveAll() {
    this.giveNews();
  }

  giveNews() {
    const job = this.shown();
    if (job === this.has) return;
    this.has = job;
    this.listener.update({ now: this.sources.now(), job });
  }

  present(): Update | null {
    return this.has === undefined ? null : { now: this.sources.now(), job: this.shown() };
  }

  close() {
    this.sources.rows.leave(this.row, this);
    this.sources.details.leave(this.details, this);
  }

  private shown(): JobUpdate | null {
    return this.details.updateOf(visibleRow(this.viewer, this.row.value));
  }
}

import type { SilentByTab } from "@/lib/jobs/silence/count-silent";
import type { Counted } from "./counted";
import { DetailsOfJobs } from "./details";
import { Lists } from "./lists";
import { type Entry, Registry } from "./registry";
import { Rows } from "./rows";
import type { OwnedRun } from "./visible-row";

/** A clear; null when there is none of that id. */
export type RunEntry = Entry<OwnedRun | null>;

/** The silent jobs of an owner ("*": of everyone). */
export type SilentEntry = Entry<SilentByTab>;

/** Everything that somebody looks at, each thing once. */
export class Sources {
  readonly counted = new Registry<Counted>();
  readonly lists = new Lists();
  readonly rows = new Rows();
  readonly silent = new Registry<SilentEntry>();
  readonly runs = new Registry<RunEntry>();
  readonly details = new DetailsOfJobs();
  /** What to add to this process's clock (performance.now) for the database's. */
  private ahead = Date.now() - performance.now();

  /** By the database's clock, in milliseconds since 1970. */
  readonly now = (): number => Math.round(performance.now() + this.ahead);

  /** What the database's clock says now. */
  setClock(now: number) {
    this.ahead = now - performance.now();
  }

  private get all() {
    return [this.counted, this.silent, this.lists, this.rows, this.runs, this.details];
  }

  get hasDue(): boolean {
    return this.all.some(({ hasDue }) => hasDue);
  }

  /** After a fault: what was asked for was not answered, and the database may be another one by now. */
  allDue() {
    for (const registry of this.all) registry.allDue();
  }

  /** How many things somebody looks at. */
  get size(): number {
    return this.all.reduce((sum, { size }) => sum + size, 0);
  }
}

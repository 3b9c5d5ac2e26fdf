import type { JobSummary } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import type { CountChange } from "./counted";
import type { ReadRow } from "./read-rows";
import { Entry, firstOf, Registry, replace, type Watcher } from "./registry";

/** How many rows are looked at in one tick: some 40 ms of the server's time. When there are more, in rotation. */
const MOST_ROWS = 10_000;
/**
 * How many of those that may have changed, as the counts say, but do not run. Beside busy producers the counts of all
 * owners change in every tick, but few of the rows in sight do.
 */
const MOST_DOUBTFUL = 2_000;
/**
 * How many of those that wait, and of those that have ended, are looked at although the counts say nothing of them: few
 * of these change.
 */
const MOST_WAITING = 1_000;
const MOST_ENDED = 1_000;

export class Row extends Entry<JobSummary | null> {
  version: string | null = "";

  get isSilent(): boolean {
    return this.value?.isSilent ?? false;
  }
}

/** The rows that viewers have in sight. */
export class Rows extends Registry<Row> {
  /** They report progress, which no count shows. */
  private readonly running = new Set<Row>();
  private readonly waiting = new Set<Row>();
  private readonly ended = new Set<Row>();
  /** Of those that wait or have ended, those of which the counts say that they may have changed. */
  private readonly doubtful = new Set<Row>();

  /** The rows to look at in this tick: those that are due, and with `everything` as many others as a tick may take. */
  override take(everything: boolean): Row[] {
    const taken = new Set(this.takeDue(MOST_ROWS));
    if (!everything) return [...taken];
    const room = () => MOST_ROWS - taken.size;
    add(taken, rotate(this.running, room() - MOST_ENDED - Math.min(this.waiting.size, MOST_WAITING)));
    for (const row of firstOf(this.doubtful, Math.min(room(), MOST_DOUBTFUL))) {
      taken.add(row);
      this.doubtful.delete(row);
    }
    add(taken, rotate(this.waiting, Math.min(room() - MOST_ENDED, MOST_WAITING)));
    add(taken, rotate(this.ended, Math.min(room(), MOST_ENDED)));
    return [...taken];
  }

  /** Takes a row that was read. */
  receive({ id, job, version }: ReadRow, affected: Set<Watcher>) {
    const row = this.entries.get(id);
    // Everyone who looked at it may have left meanwhile.
    if (!row) return;
    row.version = version;
    if (row.value === undefined || !isSameJob(row.value, job)) replace(row, job, affected);
    const group = this.groupOf(job);
    for (const one of [this.running, this.waiting, this.ended]) {
      if (one === group) one.add(row);
      else one.delete(row);
    }
  }

  /**
   * Takes what the counts say, by owner; "*" is of all. A move may be that of any waiting job of the owner, and where
   * there are fewer, any ended one may be gone.
   */
  doubt(changes: ReadonlyMap<string, CountChange>) {
    for (const row of this.waiting) {
      if (row.value && changeOf(changes, row.value)) this.doubtful.add(row);
    }
    for (const row of this.ended) {
      if (row.value && changeOf(changes, row.value) === "fewer") this.doubtful.add(row);
    }
  }

  private groupOf(job: JobSummary | null): Set<Row> {
    if (job === null || isInactive(job.status)) return this.ended;
    return job.status === "running" ? this.running : this.waiting;
  }

  override allDue() {
    for (const row of this.entries.values()) row.version = "";
    super.allDue();
  }

  protected override forget(row: Row) {
    this.running.delete(row);
    this.waiting.delete(row);
    this.ended.delete(row);
    this.doubtful.delete(row);
  }
}

/** By the owner's own counts where somebody looks at them, else by those of all. */
const changeOf = (changes: ReadonlyMap<string, CountChange>, { ownerId }: JobSummary): CountChange =>
  changes.get(ownerId !== null && changes.has(ownerId) ? ownerId : "*") ?? null;

/** Whether a page would show the same: how long an active job has taken is shown by the clock. */
function isSameJob(one: JobSummary | null, other: JobSummary | null): boolean {
  return asText(one) === asText(other);
}

const asText = (job: JobSummary | null): string =>
  JSON.stringify(job && !isInactive(job.status) ? { ...job, durationSeconds: null } : job);

function add(taken: Set<Row>, rows: readonly Row[]) {
  for (const row of rows) taken.add(row);
}

/** The first ones, which go to the end. */
function rotate(rows: Set<Row>, most: number): Row[] {
  const taken = firstOf(rows, most);
  if (taken.length === rows.size) return taken;
  for (const row of taken) {
    rows.delete(row);
    rows.add(row);
  }
  return taken;
}

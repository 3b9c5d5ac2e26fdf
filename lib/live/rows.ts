import type { JobSummary } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import type { ReadRow } from "./read-rows";
import { Entry, firstOf, Registry, replace, type Watcher } from "./registry";

/**
 * How many rows are looked at in one tick: some 20 ms of the server's time. Those of 1,000 viewers are fewer, because
 * most jobs that people look at have ended. When there are more, they are looked at in rotation.
 */
const MOST_ROWS = 5_000;
/** How many of them may have ended: these hardly ever change, but they are deleted. */
const MOST_ENDED = 1_000;

export class Row extends Entry<JobSummary | null> {
  version: string | null = "";

  get isSilent(): boolean {
    return this.value?.isSilent ?? false;
  }
}

/** The rows that viewers have in sight. */
export class Rows extends Registry<Row> {
  private readonly active = new Set<Row>();
  private readonly ended = new Set<Row>();
  /** Of the ended ones, those that may have been deleted. */
  private readonly doubtful = new Set<Row>();

  /** The rows to look at in this tick: those that are due, and with `everything` as many others as a tick may take. */
  override take(everything: boolean): Row[] {
    const taken = new Set(this.takeDue(MOST_ROWS));
    if (!everything) return [...taken];
    const room = () => MOST_ROWS - taken.size;
    add(taken, rotate(this.active, room() - MOST_ENDED));
    for (const row of firstOf(this.doubtful, room())) {
      taken.add(row);
      this.doubtful.delete(row);
    }
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
    const isOver = job === null || isInactive(job.status);
    (isOver ? this.ended : this.active).add(row);
    (isOver ? this.active : this.ended).delete(row);
  }

  /** Jobs of this owner ("*": of some owner) are fewer than before: every ended one may be gone. */
  doubt(whose: string) {
    for (const row of this.ended) {
      if (row.value && (whose === "*" || row.value.ownerId === whose)) this.doubtful.add(row);
    }
  }

  override allDue() {
    for (const row of this.entries.values()) row.version = "";
    super.allDue();
  }

  protected override forget(row: Row) {
    this.active.delete(row);
    this.ended.delete(row);
    this.doubtful.delete(row);
  }
}

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

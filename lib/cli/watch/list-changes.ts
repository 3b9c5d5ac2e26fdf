import type { JobSummary } from "@/lib/jobs/job";
import type { Place } from "@/lib/jobs/list/newest-jobs";
import { isOlder, MOST_NEW, microseconds } from "@/lib/live/new-jobs";

/** Of so many jobs it is known what was printed last. */
const MOST_SEEN = 500;

/** Something to print of a job: null when it was deleted. */
export interface ListChange {
  id: string;
  job: JobSummary | null;
}

type Rows = ReadonlyMap<string, JobSummary | null>;

/** Tells what is new in the rows of a list. */
export class ListChanges {
  private readonly textOf: (job: JobSummary) => string;
  private readonly seen = new Map<string, { text: string; place: Place }>();
  /** An older job was there before: it only moves up, because others have left the first page. */
  private oldest: Place | null = null;

  /** `first`: the rows at the beginning. A job has changed when `textOf` gives another text. */
  constructor(first: Rows, textOf: (job: JobSummary) => string) {
    this.textOf = textOf;
    for (const job of first.values()) if (job) this.note(job);
    if (first.size < MOST_NEW) return;
    for (const { place } of this.seen.values())
      if (!this.oldest || isOlder(place, this.oldest)) this.oldest = place;
  }

  /** What is to be printed of these rows, oldest job first. */
  next(rows: Rows): ListChange[] {
    const changed: (ListChange & { place: Place })[] = [];
    for (const [id, job] of rows) {
      const known = this.seen.get(id);
      if (job === null) this.seen.delete(id);
      const { text, place } = job ? this.note(job) : { text: null, place: known?.place };
      if (place && (known ? known.text !== text : this.isNew(place))) changed.push({ id, job, place });
    }
    return changed.sort((one, other) => (isOlder(one.place, other.place) ? -1 : 1));
  }

  private note(job: JobSummary) {
    const noted = {
      text: this.textOf(job),
      place: { id: job.id, createdAt: microseconds(job.createdAt) },
    };
    this.seen.delete(job.id);
    this.seen.set(job.id, noted);
    const [earliest] = this.seen;
    if (earliest && this.seen.size > MOST_SEEN) this.forget(earliest[0], earliest[1].place);
    return noted;
  }

  /** It is not to be printed as new when it comes into sight again. */
  private forget(id: string, place: Place) {
    this.seen.delete(id);
    if (!this.oldest || isOlder(this.oldest, place)) this.oldest = place;
  }

  private isNew(place: Place): boolean {
    return !(this.oldest && isOlder(place, this.oldest));
  }
}

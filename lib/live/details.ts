import type { JobSummary } from "@/lib/jobs/job";
import { versionOfJob } from "@/lib/jobs/job-version";
import type { AskedDetails, JobDetails, ReadDetails } from "./job-details";
import { Entry, Registry, replace, type Watcher } from "./registry";
import type { JobUpdate } from "./update";

/** How many job pages are looked at in one tick; when there are more, in rotation. Each counts its subtasks. */
const MOST_DETAILS = 200;

/** What the pages of one job show besides the job; null when there is no such job. */
export class Details extends Entry<JobDetails | null> {
  readonly id: string;
  private readonly first: number;
  private readonly last: number;
  private execution = "";
  private texts = "";
  private read = "";
  private update: JobUpdate | null = null;

  constructor(key: string, id: string, subtasks: { from: number; to: number } | null) {
    super(key);
    this.id = id;
    this.first = subtasks?.from ?? 1;
    this.last = subtasks?.to ?? 0;
  }

  get asked(): AskedDetails {
    const { key, id, first, last, execution } = this;
    return { key, id, first, last, execution };
  }

  receive(read: ReadDetails | null, affected: Set<Watcher>) {
    if (!read) return replace(this, null, affected);
    this.execution = read.execution;
    this.texts = read.texts ?? this.texts;
    const value: JobDetails = {
      subtasks: { counts: read.counts, rows: read.subtasks },
      version: versionOfJob(read.rest, read.counts.total, this.texts),
    };
    const text = JSON.stringify(value);
    if (text === this.read && this.value) return;
    this.read = text;
    replace(this, value, affected);
  }

  /** All that the pages show, the same object as long as nothing in it changes. */
  updateOf(job: JobSummary | null): JobUpdate | null {
    if (!job || !this.value) return null;
    const { subtasks, version } = this.value;
    const { update } = this;
    if (update?.job !== job || update.subtasks !== subtasks) this.update = { job, subtasks, version };
    return this.update;
  }

  /** After a fault: the long texts are read again, too. */
  forgetTexts() {
    this.execution = "";
  }
}

export class DetailsOfJobs extends Registry<Details> {
  override take(everything: boolean): Details[] {
    return super.take(everything, MOST_DETAILS);
  }

  receive(asked: readonly Details[], read: readonly ReadDetails[], affected: Set<Watcher>) {
    const byKey = new Map(read.map((one) => [one.key, one]));
    for (const details of asked) details.receive(byKey.get(details.key) ?? null, affected);
  }

  override allDue() {
    for (const details of this.entries.values()) details.forgetTexts();
    super.allDue();
  }
}

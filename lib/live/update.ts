import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import type { CountedWords, JobCounts } from "@/lib/jobs/counts/count-jobs";
import type { JobSummary } from "@/lib/jobs/job";
import type { Subtask, SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import type { NumbersOfViews } from "./view-numbers";

/** The filter of a list, as far as the reader follows it. */
export interface WatchedFilter extends CountedWords {
  /** The id of the owner whose jobs the list shows; null: of everyone that the viewer may see. */
  owner: string | null;
  /** Whether the maintained counts know how many jobs match. */
  isCounted: boolean;
  /** Whether it consists of index prefixes, so that its newest jobs are found at once. Else none is announced. */
  isIndexed: boolean;
}

/** A view in the viewer's navigation, whose number the maintained counts know. */
export interface WatchedView {
  id: string;
  filter: CountedWords & Pick<WatchedFilter, "owner">;
}

interface WithViews {
  /** None by default. */
  views?: readonly WatchedView[];
}

export interface ListInterest extends WithViews {
  kind: "list";
  filter: WatchedFilter;
  /** The ids of the rows in sight, at most 100; null: those of the first page, newest first, as they change. */
  rows: readonly string[] | null;
  /**
   * From where on a job is new: null if the rows in sight are the newest of the list; else the moment when the page was
   * read, by the database's clock.
   */
  newSince: string | null;
  /** A clear of the viewer's own. */
  clearRun: string | null;
}

export interface JobInterest extends WithViews {
  kind: "job";
  id: string;
  /** The numbers of the subtasks in sight, from and to. */
  subtasks: { from: number; to: number } | null;
}

/** What a viewer looks at. */
export type Interest = ListInterest | JobInterest;

/** How many jobs of the list a page that shows its beginning does not show yet. */
export interface NewJobs {
  count: number;
  /** Whether there are more than `count`. */
  more: boolean;
}

/**
 * What has changed since the last update; the first says everything. Objects that did not change keep their identity
 * between the updates of all viewers, so that what is made of them can be made once.
 */
export interface Update {
  /** By the database's clock, in milliseconds since 1970. */
  now: number;
  counts?: JobCounts;
  /** How many of the running jobs that the viewer sees on the tab are silent; null: too many run to look. */
  silent?: number | null;
  /** How many jobs match the filter; never there if the maintained counts don't know. */
  total?: number;
  /** By id; null for a job that was deleted. */
  rows?: ReadonlyMap<string, JobSummary | null>;
  newJobs?: NewJobs;
  clearRun?: ClearRun | null;
  /** Of all views of the interest. */
  views?: NumbersOfViews;
  /** Of interest "job"; null when there is none any more. */
  job?: JobUpdate | null;
}

export interface JobUpdate {
  job: JobSummary;
  subtasks: { counts: SubtaskCounts; rows: readonly Subtask[] };
  /** Differs when something changed that is not in here: files, output, error, rejected rows, number of subtasks. */
  version: string;
}

/** Why a watch ended by itself. */
export type WatchEnd = "signed_out" | "role_changed" | "ending";

export interface Listener {
  update(update: Update): void;
  /** Since when (milliseconds since 1970, the database's clock) nothing could be read; null: it works again. */
  delayed(since: number | null): void;
  ended(why: WatchEnd): void;
}

export interface Watch {
  /** Everything, as the first update: for a listener that missed some. Null before the first. */
  present(): Update | null;
  close(): void;
}

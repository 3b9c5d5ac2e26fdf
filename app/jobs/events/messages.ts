import type { ClearProgress } from "@/app/jobs/clear/clear-progress";
import type { ShownJob } from "@/app/jobs/list/shown-job";
import type { CardStatus, Status } from "@/lib/jobs/status";
import type { SubtaskCounts, SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import type { Tab } from "@/lib/jobs/tab";

/*
 * What /jobs/events sends, as JSON. `reset` has all parts of its message, `change` those that changed; a part that
 * changed is there whole. `alive` comes every ten seconds and when its state changes, `end` before the stream ends.
 */

/** A row of the list, without the address that the page knows. */
export type LiveRow = Omit<ShownJob, "href">;

interface Message {
  /** By the database's clock, in milliseconds since 1970. */
  now: number;
  /** How many jobs each pinned view of the address shows, by the view's id. */
  views?: Readonly<Record<string, number>>;
}

/** `reset` and `change` of a list. */
export interface ListMessage extends Message {
  cards?: Record<CardStatus | "total", number>;
  withRejectedRows?: number;
  /** How many of the running jobs of the tab are silent; null: too many run to look. */
  silent?: number | null;
  /** How many jobs each tab holds. */
  tabs?: Record<Tab, number>;
  /** How many jobs match the filter. */
  total?: number;
  /** By id; null for a job that was deleted. */
  rows?: Record<string, LiveRow | null>;
  newJobs?: { count: number; more: boolean };
  clear?: ClearProgress | null;
}

/** The values of a job's page that move, for its client components. */
export interface JobLine {
  status: Status;
  /** Milliseconds since 1970. */
  startedAt: number | null;
  /** Null while it is active. */
  durationSeconds: number | null;
  /** Whole numbers as text. */
  progress: { done: string; total: string | null; note: string | null } | null;
  /** Milliseconds since 1970. */
  lastSignAt: number | null;
  isSilent: boolean;
}

/** A subtask's status and times, as its row shows them. */
export type SubtaskLine = [
  status: SubtaskStatus,
  started: [string, string] | null,
  finished: [string, string] | null,
];

/** `reset` and `change` of a job. */
export interface JobMessage extends Message {
  /** Null: it was deleted. */
  job?: JobLine | null;
  subtasks?: { counts: SubtaskCounts; rows: Record<number, SubtaskLine> };
  /** Where it differs from the page's own, the page is to be drawn anew. */
  version?: string;
}

export interface AliveMessage extends Message {
  /** By the same clock, since when nothing could be read; null: live. */
  delayedSince: number | null;
  /** Differs from the page's own after the deployment of another version. */
  build: string;
}

export interface EndMessage {
  why: "signed_out" | "role_changed" | "ending";
}

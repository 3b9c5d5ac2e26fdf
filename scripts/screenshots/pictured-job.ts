import type { Status } from "@/lib/jobs/status";
import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import type { NewRejectedRow } from "@/lib/producer/rejected-row";

/** The present time in every picture: a Thursday afternoon. */
export const NOW = "2026-03-12T14:41:00Z";

/** A job as a picture shows it. */
export interface PicturedJob {
  type: string;
  name: string;
  description?: string;
  status: Status;
  /** Null: System. */
  owner: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Seconds from its creation to its start; absent if it never started. */
  waited?: number;
  /** Seconds from its start, or if it never started from its creation, to its end; absent while it is active. */
  took?: number;
  runAt?: string;
  object?: { className: string; key: string; label: string };
  progress?: { done: number; total: number; note: string };
  error?: { message: string; trace: string };
  output?: unknown;
  files?: readonly PicturedFile[];
  rejected?: PicturedReport;
  steps?: readonly PicturedStep[];
}

interface PicturedFile {
  kind: "input" | "output";
  name: string;
  content: string;
  isResult?: true;
}

/** The rows that an import rejected. */
export interface PicturedReport {
  name: string;
  columns: readonly string[];
  rows: readonly NewRejectedRow[];
  /** Null: unknown, because the import did not reach its end. */
  rowsGiven: number | null;
}

/** A subtask. It starts when the one before it has ended. */
export interface PicturedStep {
  name: string;
  status: SubtaskStatus;
  /** Seconds from its start to its end; absent if it never started. */
  took?: number;
  error?: string;
}

export const secondsAfter = (iso: string, seconds: number): string =>
  new Date(Date.parse(iso) + seconds * 1000).toISOString();

/** Null if it never started. */
export const startOf = ({ createdAt, waited }: PicturedJob): string | null =>
  waited === undefined ? null : secondsAfter(createdAt, waited);

export const endOf = (job: PicturedJob): string => secondsAfter(startOf(job) ?? job.createdAt, job.took ?? 0);

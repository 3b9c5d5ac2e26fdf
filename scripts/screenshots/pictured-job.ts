import type { Status } from "@/lib/jobs/status";

/** Now, in every picture: a Thursday afternoon. */
export const NOW = "2026-03-12T14:41:00Z";

/** A job as a picture shows it. */
export interface PicturedJob {
  type: string;
  name: string;
  description?: string;
  status: Status;
  /** Null: the system's. */
  owner: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Seconds from its creation to its start; absent where it never started. */
  waited?: number;
  /** Seconds from its start, or without one from its creation, to its end; absent while it is active. */
  took?: number;
  runAt?: string;
  object?: { className: string; key: string; label: string };
  progress?: { done: number; total: number; note: string };
  error?: { message: string; trace: string };
  output?: unknown;
  result?: { name: string; content: string };
}

export const secondsAfter = (iso: string, seconds: number): string =>
  new Date(Date.parse(iso) + seconds * 1000).toISOString();

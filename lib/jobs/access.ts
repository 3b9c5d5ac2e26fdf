import type { Connection } from "@/db/client";

/** The user who is looking. Only the command line is an administrator without a user. */
export type Viewer =
  | { role: "admin"; id: string | null; name: string }
  | { role: "staff"; id: string; name: string };

export type Role = Viewer["role"];
export const ROLES = ["admin", "staff"] as const satisfies Role[];

/** The right to look: a database and a viewer. The first argument of every read and write. */
export interface Access extends Pick<Connection, "db" | "copyOut"> {
  viewer: Viewer;
  terms?: WriteTerms | undefined;
}

/** The conditions of a producer's write. */
export interface WriteTerms {
  /** The run token of the caller's start or takeover. When another run works on the job, StaleRun is thrown. */
  run?: string | undefined;
  once?: Idempotency | undefined;
  /** Called right before the write, which does not happen if it throws. */
  confirm?: (() => Promise<void>) | undefined;
}

/**
 * Makes a write that is sent again change nothing and give the first answer, for 24 hours. The key belongs to the
 * viewer, who must be a user, and to one write. The fingerprint stands for everything in the write: with another one,
 * IdempotencyKeyReused is thrown. A write that failed is not recorded.
 */
export interface Idempotency {
  /** 1 to 255 visible characters of ASCII. */
  key: string;
  fingerprint: string;
  /** Called when the answer is the recorded one. */
  onReplay?: (() => void) | undefined;
}

import type { Connection } from "@/db/client";

/** Who is looking. Only the command line is an administrator without a user of its own. */
export type Viewer =
  | { role: "admin"; id: string | null; name: string }
  | { role: "staff"; id: string; name: string };

export type Role = Viewer["role"];
export const ROLES = ["admin", "staff"] as const satisfies Role[];

/** The right to look: a database and who is looking. The first argument of every read and write. */
export interface Access extends Pick<Connection, "db" | "copyOut"> {
  viewer: Viewer;
  terms?: WriteTerms | undefined;
}

/** On what terms a producer's write counts. */
export interface WriteTerms {
  /** The run token of the caller's start or takeover. When another run works at the job, StaleRun is thrown. */
  run?: string | undefined;
  once?: Idempotency | undefined;
}

/**
 * Has a write that is sent again change nothing more and give the first one's answer, for 24 hours. The key is the
 * viewer's own, who must be a user, and of one write alone; the fingerprint stands for all that the write says:
 * with another one, KeyReused is thrown. What failed is not kept.
 */
export interface Idempotency {
  /** 1 to 255 visible characters of ASCII. */
  key: string;
  fingerprint: string;
  /** Told when the answer is the one that was kept. */
  onReplay?: (() => void) | undefined;
}

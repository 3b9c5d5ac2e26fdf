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
}

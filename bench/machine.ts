import { cpus, totalmem } from "node:os";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";

const version = z.object({ version: z.string() });

/** What the figures were measured on. */
export async function describeMachine(db: Database) {
  const [row] = await db
    .select({ version: sql<string>`current_setting('server_version')` })
    .from(sql`(values (1)) as one`);
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgresql: version.parse(row).version,
  };
}

export type Machine = Awaited<ReturnType<typeof describeMachine>>;

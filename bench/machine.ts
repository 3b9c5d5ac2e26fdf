import { cpus, totalmem } from "node:os";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";

const found = z.object({ version: z.string(), settings: z.string() });

/** What machine the figures were measured on. */
export async function describeMachine(db: Database) {
  const [row] = await db
    .select({
      version: sql<string>`current_setting('server_version')`,
      settings: sql<string>`(
        select string_agg(name || ' ' || current_setting(name), ', ' order by place)
        from unnest(array['shared_buffers', 'max_wal_size', 'fsync', 'synchronous_commit'])
          with ordinality as wanted (name, place))`,
    })
    .from(sql`(values (1)) as one`);
  const { version, settings } = found.parse(row);
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgresql: version,
    settings,
  };
}

export type Machine = Awaited<ReturnType<typeof describeMachine>>;

import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { z } from "zod";
import { SETTINGS } from "@/db/settings";
import type { Access } from "@/lib/jobs/access";
import type { TestDatabase } from "../database";

const reads = z.array(z.object({ table: z.string(), scans: z.coerce.number(), rows: z.coerce.number() }));

/**
 * Runs it in a transaction on a new connection, which has no plan yet, and counts what it read of a table: whole scans,
 * and rows by an index. For statements whose plans are inside functions, where no EXPLAIN shows them.
 */
export async function rowsRead(
  { url }: Pick<TestDatabase, "url">,
  run: (db: Access["db"]) => Promise<unknown>,
): Promise<(table: string) => { scans: number; rows: number }> {
  const options = SETTINGS.map((one) => `-c ${one}`).join(" ");
  const client = new Client({ connectionString: url, options });
  await client.connect();
  try {
    await client.query("begin");
    await run(drizzle(client, { casing: "snake_case" }));
    const { rows } = await client.query(
      "select relname as table, seq_scan as scans, idx_tup_fetch as rows from pg_stat_xact_user_tables",
    );
    const read = new Map(reads.parse(rows).map(({ table, ...counts }) => [table, counts]));
    return (table) => read.get(table) ?? { scans: 0, rows: 0 };
  } finally {
    await client.end();
  }
}

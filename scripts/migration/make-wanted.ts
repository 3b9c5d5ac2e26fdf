import type { Client } from "pg";
import { MAKE_JOURNAL } from "@/db/journal/journal";
import type { LiveSql } from "./live-sql";

/**
 * Gives an empty database the tables of db/schema and all of db/functions: what every migrated database must be like.
 */
export async function makeWanted(client: Client, tables: string, live: LiveSql) {
  const text = ({ text }: { text: string }) => text;
  const statements = [...live.beforeTables.map(text), tables, ...live.afterTables.map(text)];
  await client.query("begin; set local search_path = public");
  await client.query(MAKE_JOURNAL);
  for (const statement of statements) await client.query(statement);
  await client.query("commit");
}

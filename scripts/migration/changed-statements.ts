import type { Client } from "pg";
import type { LiveSql } from "./live-sql";
import { Rebuild } from "./rebuild";
import { differences, type Shape } from "./shape";

export interface Wanted {
  shape: Shape;
  live: LiveSql;
  /** The statements that change the tables, as drizzle-kit wrote them; empty when none is needed. */
  tables: string;
}

/**
 * The statements that give the database of `client` the wanted shape: `tables`, and of `live` only those that change
 * something. They run as they are found, in a transaction that stays open, so every returned statement has worked once.
 * Throws when they do not lead to that shape.
 */
export async function changedStatements(client: Client, { shape, live, tables }: Wanted): Promise<string[]> {
  await client.query("begin; set local search_path = public");
  const rebuild = await Rebuild.begin(client, shape);
  await rebuild.dropUnwanted();
  for (const statement of live.beforeTables) await rebuild.bring(statement);
  if (tables) await rebuild.changeTables(tables);
  for (const statement of live.afterTables) await rebuild.bring(statement);
  const missed = differences(rebuild.present, shape);
  if (missed.length > 0) {
    throw new Error(`Not all of it can be generated. Write by hand what changes ${missed.join(", ")}.`);
  }
  return rebuild.statements;
}

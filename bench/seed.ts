import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { z } from "zod";
import { say } from "./progress";

const indexes = z.array(z.object({ name: z.string(), definition: z.string() }));

/**
 * Fills a migrated, empty database with `jobs` jobs, then brings it to rest: vacuumed, analysed, written out.
 * Triggers are off and the indexes are built at the end, which is what makes ten million jobs bearable.
 */
export async function seed(url: string, jobs: number) {
  const client = new Client({ connectionString: url });
  // The statement under way rejects as well; without a listener the event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const start = performance.now();
    await fill(client, jobs);
    const seconds = (performance.now() - start) / 1000;
    say(
      `  ${jobs} jobs in ${seconds.toFixed(1)} s, ${Math.round(jobs / seconds)} a second, indexes and statistics included`,
    );
  } finally {
    await client.end();
  }
}

async function fill(client: Client, jobs: number) {
  await client.query("set session_replication_role = replica");
  await client.query("set maintenance_work_mem = '512MB'; set synchronous_commit = off");
  await client.query("select set_config('bench.jobs', $1, false)", [String(jobs)]);
  await client.query("begin");
  const dropped = await dropIndexes(client);
  await client.query(await readFile(new URL("./seed.sql", import.meta.url), "utf8"));
  for (const definition of dropped) await client.query(definition);
  await client.query("commit");
  // No trigger has counted them.
  await client.query("select count(*) from jobs.repair_counts()");
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
}

/** Drops every index that no constraint stands on; returns the statements that make them again. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
  const found = indexes.parse(rows);
  for (const { name } of found) await client.query(`drop index ${name}`);
  return found.map(({ definition }) => definition);
}

import { readFile } from "node:fs/promises";
import type { Client } from "pg";
import { say } from "./progress";
import { dropIndexes, makeIndexes } from "./seed/indexes";
import { fillSearch } from "./seed/search";
import { inParallel, withSession } from "./seed/session";

/** How many jobs a statement adds. */
const BATCH = 1_000_000;
/** The slowest first: each is filled by a session of its own, two of them at once. */
const TABLES = ["job", "job_execution", "object"];

/**
 * Fills a migrated, empty database with `jobs` jobs, then vacuums, analyses and writes it out. Meanwhile triggers are
 * off, and the indexes are built at the end: without that, ten million jobs would take too long.
 */
export async function seed(url: string, jobs: number) {
  const start = performance.now();
  const after = (what: string) => say(`  ${what} after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  const moment = new Date().toISOString();
  const indexes = await dropIndexes(url);
  await runScripts(url, ["app_user"], {});
  await inParallel(TABLES, (table) => fill(url, table, { jobs, moment }));
  await runScripts(url, ["linked_object", "sequences"], { jobs });
  after("rows");
  // Now, while there are no indexes to read, and so that building them finds every row settled.
  await inParallel(TABLES, (table) =>
    withSession(url, (session) => session.query(`vacuum (freeze) ${table}`)),
  );
  after("vacuumed");
  await fillSearch(url, jobs);
  after("search");
  await makeIndexes(url, indexes);
  after("indexes");
  await keepCounts(url);
  after("counts");
  await settle(url);
  const seconds = (performance.now() - start) / 1000;
  say(`  ${jobs} jobs in ${seconds.toFixed(1)} s, ${Math.round(jobs / seconds)} a second, all included`);
}

/** Jobs with only what the counts need: no index, no text, no execution. */
export async function seedScattered(url: string, given: { jobs: number; owners: number; types: number }) {
  await dropIndexes(url);
  await runScripts(url, ["scattered"], given);
  await keepCounts(url);
  await settle(url);
}

/** Counts the jobs, which no trigger has counted. */
async function keepCounts(url: string) {
  await withSession(url, (session) => session.query("select count(*) from jobs.repair_counts()"));
}

async function settle(url: string) {
  await withSession(url, async (session) => {
    await session.query("vacuum (analyze)");
    await session.query("checkpoint");
  });
}

/** What a script reads as bench.NAME. */
type Settings = Record<string, string | number>;

async function fill(url: string, table: string, { jobs, moment }: { jobs: number; moment: string }) {
  await withSession(url, async (session) => {
    await set(session, { jobs, moment });
    await session.query(await script("plan"));
    const rows = await script(table);
    for (let first = 1; first <= jobs; first += BATCH) {
      await set(session, { first, last: Math.min(jobs, first + BATCH - 1) });
      await session.query(rows);
    }
  });
}

async function runScripts(url: string, names: string[], settings: Settings) {
  await withSession(url, async (session) => {
    await set(session, settings);
    for (const name of names) await session.query(await script(name));
  });
}

async function set(session: Client, settings: Settings) {
  for (const [name, value] of Object.entries(settings)) {
    await session.query("select set_config($1, $2, false)", [`bench.${name}`, String(value)]);
  }
}

const script = (name: string) => readFile(new URL(`./seed/${name}.sql`, import.meta.url), "utf8");

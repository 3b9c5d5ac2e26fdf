import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "@/db/client";
import { SingleSession } from "@/db/single-session";
import { knownError } from "@/lib/database-error";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import { DatabaseUnavailable } from "@/lib/errors";

/** A server of the test's own, as it is restarted. */
async function ownServer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-restarts-"));
  const server = await joinEmbeddedServer(folder);
  onTestFinished(async () => {
    await server.release();
    await rm(folder, { recursive: true, force: true });
  });
  return server.url;
}

async function ask(url: string, text: string) {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Ends one of the server's own processes by force, at which it ends all connections and starts anew. */
async function crash(url: string) {
  const [writer] = await ask(url, "select pid from pg_stat_activity where backend_type = 'walwriter'");
  process.kill(Number(writer?.pid), "SIGKILL");
  const anotherOne = `select from pg_stat_activity where backend_type = 'walwriter' and pid <> ${writer?.pid}`;
  await expect.poll(() => ask(url, anotherOne).catch(() => []), { timeout: 60_000 }).toHaveLength(1);
}

test("restarts of the server cost what they meet, on the session and on the pool, and nothing after them", async () => {
  const url = await ownServer();
  await ask(url, "create table said (word text primary key)");
  const session = new SingleSession(url, { applicationName: "restarts" });
  const pool = connect(url, { maxConnections: 3 });
  onTestFinished(async () => {
    await Promise.all([session.close(), pool.close()]);
  });
  const storm = new AbortController();
  const kept: string[] = [];
  const rejected: unknown[] = [];
  const say = async (name: string, write: (word: string) => Promise<unknown>) => {
    for (let round = 0; !storm.signal.aborted; round++) {
      const word = `${name} ${round}`;
      await write(word).then(
        () => kept.push(word),
        (error: unknown) => rejected.push(knownError(error)),
      );
    }
  };
  const insert = (word: string) => sql`insert into said values (${word})`;
  const loops = [
    say("session", (word) => session.query("insert into said values ($1)", [word])),
    say("session's drizzle", (word) => session.db.execute(insert(word))),
    say("pool", (word) => pool.db.execute(insert(word))),
    ...["one", "two"].map((name) =>
      say(`transaction ${name}`, (word) => pool.db.transaction((within) => within.execute(insert(word)))),
    ),
  ];
  for (let restart = 0; restart < 3; restart++) await crash(url);
  storm.abort();
  await Promise.all(loops);
  expect(rejected.length).toBeGreaterThan(0);
  expect(rejected.filter((error) => !(error instanceof DatabaseUnavailable))).toEqual([]);
  const there = new Set((await ask(url, "select word from said")).map(({ word }) => word));
  expect(kept.filter((word) => !there.has(word))).toEqual([]);
  await expect.poll(() => session.query("select 1 as one").catch(() => null)).toEqual([{ one: 1 }]);
  await expect
    .poll(() =>
      pool.db.execute(sql`select 1`).then(
        () => "answered",
        () => null,
      ),
    )
    .toBe("answered");
});

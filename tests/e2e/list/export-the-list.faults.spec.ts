import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { testConsole } from "../../support/console";
import { begin, finish, requestRaw } from "../../support/http/raw-request";
import { linesOf } from "../../support/log-lines";

const EXPORT = "/jobs/export-csv";
const ROWS = 120_000;
const KILLS = 20;

let anna: string;
let ada: string;

const up = testConsole(async ({ site, database }) => {
  anna = await site.userWithCookie("anna");
  ada = await site.userWithCookie("ada", "admin");
  await database.sql(
    `with roots as (insert into object (class_name) select 'Job' from generate_series(1, $1::int) returning id)
     insert into job (id, name, type) select id, rpad('Export of parish registers ' || id, 100, '.'), 'sync' from roots`,
    [ROWS],
  );
  await database.sql("vacuum analyze job");
});

const start = (cookie = ada, headers: Record<string, string> = {}) =>
  begin(up.site.address, EXPORT, { headers: { cookie, ...headers } });
const rowsIn = (csv: Buffer) => csv.toString().split("\n").length - 2;
const copies = "datname = current_database() and state = 'active' and query like 'begin %; copy %'";
const copiesUnderWay = async () =>
  (await up.database.sql(`select count(*)::int as count from pg_stat_activity where ${copies}`))[0]?.count;

/** When a batch was last read, or it was last asked whether the viewer may have it. */
const lastBatch = async () =>
  (
    await up.database.sql(
      `select max(query_start)::text as at from pg_stat_activity where datname = current_database()
        and (query like 'begin %; copy %' or query like 'select exists (select from "app_user"%')`,
    )
  )[0]?.at;
const open: IncomingMessage[] = [];

/** An answer whose reader has taken a little and then takes no more. */
async function stalled(): Promise<IncomingMessage> {
  const answer = await start();
  open.push(answer);
  await once(answer, "readable");
  answer.read();
  return answer;
}

afterEach(async () => {
  for (const answer of open.splice(0)) answer.destroy();
  await expect.poll(copiesUnderWay).toBe(0);
});

test("whenever the database's process is killed, the client sees the export break off", async () => {
  const whole = await requestRaw(up.site.address, EXPORT, { headers: { cookie: ada } });
  expect([whole.isComplete, rowsIn(whole.body)]).toEqual([true, ROWS]);
  const { hostname, port } = new URL(up.site.address);
  const killer = new Client({ connectionString: up.database.url });
  await killer.connect();
  for (let kill = 0; kill < KILLS; ) {
    const from = Math.floor((whole.body.length * 0.3 * kill) / KILLS);
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET ${EXPORT} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\nCookie: ${ada}\r\n\r\n`,
    );
    const chunks: Buffer[] = [];
    let [bytes, closed] = [0, false];
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
    });
    socket
      .on("error", () => undefined)
      .once("close", () => {
        closed = true;
      });
    while (bytes <= from) await once(socket, "data");
    let hit = 0;
    while (hit === 0 && !closed) {
      const { rowCount } = await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where ${copies}`,
      );
      hit = rowCount ?? 0;
    }
    expect(hit, `from byte ${from} on`).toBeLessThanOrEqual(1);
    if (!closed) await once(socket, "close");
    const received = Buffer.concat(chunks);
    if (hit === 0) {
      // On a busy machine it was over before we looked: whole, then.
      expect(received.subarray(-5).toString()).toBe("0\r\n\r\n");
      continue;
    }
    kill++;
    expect(received.subarray(0, 15).toString()).toBe("HTTP/1.1 200 OK");
    // What ends an answer that came whole.
    expect(received.subarray(-5).toString()).not.toBe("0\r\n\r\n");
    expect(bytes).toBeLessThan(whole.body.length);
  }
  await killer.end();
  expect(
    (await requestRaw(up.site.address, EXPORT, { headers: { cookie: ada } })).body.equals(whole.body),
  ).toBe(true);
});

test("a reader who stops holds no connection of the database, and gets the rest later", async () => {
  const answer = await stalled();
  let last: unknown;
  const isAtRest = async () => {
    const before = last;
    last = await lastBatch();
    return before === last && (await copiesUnderWay()) === 0;
  };
  await expect.poll(isAtRest, { interval: 500 }).toBe(true);
  // Every connection that anything could hold is gone, and the export does not miss it.
  await up.database.sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await expect.poll(async () => (await up.site.get("/readyz")).status).toBe(200);
  const { isComplete, body } = await finish(answer);
  // What the sockets between had not taken was read anew.
  expect(await lastBatch()).not.toBe(last);
  expect(isComplete).toBe(true);
  expect(rowsIn(body)).toBeGreaterThan(ROWS - 10_000);
});

test("a third export of one user is asked to wait, others are served, and leaving makes room", async () => {
  const [first, second] = [await stalled(), await stalled()];
  const third = await requestRaw(up.site.address, EXPORT, { headers: { cookie: ada } });
  expect([third.status, third.headers["retry-after"]]).toEqual([429, "10"]);
  expect(JSON.parse(third.body.toString())).toEqual({
    error: "too_many_requests",
    message: expect.stringContaining("Wait for one to end"),
  });
  const page = await start(ada, { "sec-fetch-mode": "navigate" });
  expect([page.statusCode, page.headers["content-type"]]).toEqual([429, "text/html; charset=utf-8"]);
  page.destroy();
  const head = await requestRaw(up.site.address, EXPORT, { method: "HEAD", headers: { cookie: ada } });
  expect([head.status, head.headers["x-row-count"], head.body.length]).toEqual([200, String(ROWS), 0]);
  expect((await requestRaw(up.site.address, EXPORT, { headers: { cookie: anna } })).status).toBe(200);
  first.destroy();
  await expect.poll(async () => (await stalled()).statusCode).toBe(200);
  expect(second.destroyed).toBe(false);
});

test("when the browser leaves, the statement under way is cancelled and its place is free", async () => {
  const lock = new Client({ connectionString: up.database.url });
  await lock.connect();
  const waiting = await stalled();
  await lock.query("begin; lock table job in access exclusive mode");
  // It takes what was read ahead, and waits for the rows behind the lock.
  waiting.resume();
  await expect.poll(copiesUnderWay).toBe(1);
  waiting.destroy();
  await expect.poll(copiesUnderWay).toBe(0);
  await lock.query("rollback");
  await lock.end();
  await expect.poll(() => linesOf(up.site.log(), "request.abandoned")).not.toEqual([]);
  expect((await stalled()).statusCode).toBe(200);
  await expect.poll(async () => (await stalled()).statusCode).toBe(200);
});

test("a database that goes away before the first row is said to be away, and the place is free", async () => {
  const lock = new Client({ connectionString: up.database.url });
  await lock.connect();
  await lock.query("begin; lock table job in access exclusive mode");
  for (let round = 0; round < 3; round++) {
    const asked = requestRaw(up.site.address, EXPORT, { headers: { cookie: ada } });
    await expect.poll(copiesUnderWay).toBe(1);
    await up.database.sql(`select pg_terminate_backend(pid) from pg_stat_activity where ${copies}`);
    const { status, headers, body } = await asked;
    expect([status, headers["retry-after"], headers["content-disposition"]]).toEqual([503, "5", undefined]);
    expect(JSON.parse(body.toString())).toMatchObject({ error: "database_unavailable" });
  }
  await lock.query("rollback");
  await lock.end();
});

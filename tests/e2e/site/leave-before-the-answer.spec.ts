import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Console, startConsole } from "../../support/console";
import { openTestDatabase, type TestDatabase } from "../../support/database";
import { linesOf } from "../../support/log-lines";

let database: TestDatabase;
let site: Console;

beforeAll(async () => {
  database = await openTestDatabase();
  site = await startConsole(database);
});
afterAll(async () => {
  await site.stop();
  await database.close();
});

/** Of the pages: the background waits for the same lock, and nobody leaves it. */
const waiting = () =>
  database.sql(
    `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      and application_name = 'jobs-console'`,
  );

test.each(["/jobs?status=failed", "/jobs/show/1", "/jobs/export-csv"])(
  "leaving before %s is there ends its statements, and is no fault",
  async (path) => {
    const cookie = await site.userWithCookie(`anna${path.length}`);
    await database.db.transaction(async (transaction) => {
      await transaction.execute("lock table job");
      const asked = request(site.address + path, { headers: { cookie } }).on("error", () => undefined);
      asked.end();
      await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
      asked.destroy();
      await expect.poll(async () => (await waiting()).length).toBe(0);
    });
    const abandoned = () => linesOf(site.log(), "request.abandoned").map((line) => line.path);
    await expect.poll(abandoned).toContain(path.split("?")[0]);
    expect(linesOf(site.log(), "request.failed")).toEqual([]);
    expect((await site.get(path, cookie)).status).toBe(path.includes("show") ? 404 : 200);
  },
);

test("a slow statement is named in the log by its verb, without a value", async () => {
  const cookie = await site.userWithCookie("bela");
  const [row] = await database.db.transaction(async (transaction) => {
    await transaction.execute("lock table job");
    const answer = site.get("/jobs?type=secret_type&status=failed", cookie);
    await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
    const napped = await transaction.execute("select pg_sleep(0.3)");
    return [{ answer, napped }];
  });
  expect((await row?.answer)?.status).toBe(200);
  const slow = linesOf(site.log(), "query.slow").filter((line) => line.verb === "listJobs");
  expect(slow).toMatchObject([{ level: "warn", ms: expect.any(Number), waited_ms: expect.any(Number) }]);
  expect(JSON.stringify(slow)).not.toContain("secret_type");
});

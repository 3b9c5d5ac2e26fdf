import { afterAll, beforeAll, expect, test } from "vitest";
import { type Console, startConsole } from "../../support/console";
import { openTestDatabase, type TestDatabase } from "../../support/database";
import { linesOf } from "../../support/log-lines";
import { type Outage, startOutage } from "../../support/outage";

const REQUESTS = 40;

let database: TestDatabase;
let site: Console;
let link: Outage;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql("insert into file_to_delete (store_key) values ('not a key')");
  link = await startOutage(database.url);
  site = await startConsole({ ...database, url: link.url });
});
afterAll(async () => {
  await site.stop();
  await link.close();
  await database.close();
});

test("a start writes no slow statement into the log", async () => {
  const cookie = await site.userWithCookie("anna");
  expect((await site.get("/jobs", cookie)).status).toBe(200);
  // The clean-ups of the start have used the database.
  await expect.poll(() => database.sql("select from file_to_delete")).toEqual([]);
  expect(linesOf(site.log(), "query.slow")).toEqual([]);
});

test("an outage is not a line for each request, and who has no line is shown no number", async () => {
  const cookie = await site.userWithCookie("bela");
  link.cut();
  const answers = [];
  for (let asked = 0; asked < REQUESTS; asked++) {
    answers.push(await (await site.get("/jobs/export-csv", cookie)).json());
  }
  link.restore();
  const lines = linesOf(site.log(), "request.failed");
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(3);
  const numbers = answers.map(({ request }) => request).filter((number) => number !== undefined);
  expect(numbers).toEqual(lines.map(({ request }) => request));
  expect(answers.at(-1)).toEqual({ error: "database_unavailable", message: expect.any(String) });
});

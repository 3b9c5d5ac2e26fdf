import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startStatementCounter } from "@/bench/server/statement-counter";
import { SingleSession } from "@/db/single-session";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("statements are counted by application, with values and without, whatever their size", async () => {
  const counter = await startStatementCounter(database().url);
  onTestFinished(() => counter.close());
  const session = new SingleSession(counter.url, { applicationName: "live" });
  onTestFinished(() => session.close());
  const other = new Client({ connectionString: counter.url, application_name: "other" });
  await other.connect();
  await session.query("select 1");
  await session.query("select length($1)", ["x".repeat(300_000)]);
  await session.db.select({ one: sql`1` }).from(sql`(values (1)) as one`);
  expect(counter.count("live")).toBe(3);
  await other.query("select 1");
  await other.query({ name: "prepared", text: "select $1::int", values: [1] });
  await other.query({ name: "prepared", text: "select $1::int", values: [2] });
  await other.end();
  expect([counter.count("live"), counter.count("other"), counter.count("nobody")]).toEqual([3, 3, 0]);
});

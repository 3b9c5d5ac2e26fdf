import { expect, onTestFinished, test } from "vitest";
import { startStatementCounter } from "@/bench/server/statement-counter";
import { watchedViews } from "@/lib/live/watched-views";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { begun, listOf, openReader, READER_NAME, watching } from "@/tests/support/live/watching";

const database = testDatabase();

test("the reader runs as many statements for two hundred watches as for one, and none when nobody watches", async () => {
  const counter = await startStatementCounter(database().url);
  onTestFinished(() => counter.close());
  const statements = () => counter.count(READER_NAME);
  /** How many statements there had been at the end of each tick. */
  const atTick: number[] = [];
  const reader = openReader(counter.url, () => void atTick.push(statements()));
  const users = await Promise.all(Array.from({ length: 20 }, (_, at) => database().asUser(`user ${at}`)));
  const filters = [{}, { status: "failed" }, { tab: "imports" }, { type: "sync" }] as const;
  const pinned = [{ id: "1", name: "Ingests", query: "type=ingest" }];
  const views = await watchedViews(database().access, pinned);
  const watchAs = (at: number) => {
    const viewer = (users[at % users.length] ?? database().access).viewer;
    const list = listOf({ rows: [], ...filters[at % filters.length] });
    return watching(reader, viewer, at % 2 === 0 ? list : { ...list, views });
  };
  /** In so many ticks, while jobs are recorded. */
  const during = async (ticks: number) => {
    const [before = 0] = atTick.slice(-1);
    const last = atTick.length + ticks;
    while (atTick.length < last) await insertJob(database());
    return (atTick[last - 1] ?? 0) - before;
  };
  const first = watchAs(0);
  await begun(first);
  const forOne = await during(5);
  const all = Array.from({ length: 199 }, (_, at) => watchAs(at + 1));
  await begun(...all);
  const forMany = await during(5);
  // Three a tick, one in four or five ticks for rights and for silent jobs.
  for (const sum of [forOne, forMany]) {
    expect(sum).toBeGreaterThan(9);
    expect(sum).toBeLessThanOrEqual(22);
  }
  expect(Math.abs(forOne - forMany)).toBeLessThanOrEqual(5);
  for (const { watch } of [first, ...all]) watch.close();
  expect(reader.size).toEqual({ watches: 0, things: 0 });
  const ticks = atTick.length;
  // Another reader measures the time: its session does not pass the counter.
  let elsewhere = 0;
  const other = openReader(database().url, () => void elsewhere++);
  watching(other, database().access.viewer, listOf());
  while (elsewhere < 4) await insertJob(database());
  // A tick that had begun may end.
  expect(atTick.length).toBeLessThanOrEqual(ticks + 1);
  expect(statements()).toBe(atTick.at(-1));
});

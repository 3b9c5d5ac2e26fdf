import { expect, test } from "vitest";
import { updatesOf } from "@/lib/cli/watch/updates";
import type { JobSummary } from "@/lib/jobs/job";
import type { Listener } from "@/lib/live/update";
import { aSummary } from "@/tests/support/jobs/summary";

/** A watch that the test makes speak. */
function watched() {
  const given: { listener?: Listener; closed: number } = { closed: 0 };
  const updates = updatesOf(
    (listener) => {
      given.listener = listener;
      return { present: () => null, close: () => void given.closed++ };
    },
    () => undefined,
  );
  const listener = () => {
    if (!given.listener) throw new Error("nobody watches");
    return given.listener;
  };
  return { updates, given, listener };
}

const rowsOf = (...jobs: JobSummary[]) => new Map(jobs.map((job) => [job.id, job]));

test("what comes while an update is being used arrives as one, the last value of each part", async () => {
  const { updates, listener, given } = watched();
  const first = updates.next();
  listener().update({ now: 1, total: 1, rows: rowsOf(aSummary({ id: "1" })) });
  expect(await first).toMatchObject({ done: false, value: { now: 1, total: 1 } });
  listener().update({ now: 2, rows: rowsOf(aSummary({ id: "2" })) });
  listener().update({ now: 3, total: 7 });
  listener().update({ now: 4, rows: rowsOf(aSummary({ id: "3" }), aSummary({ id: "2", name: "Later" })) });
  const { value } = await updates.next();
  expect(value).toMatchObject({ now: 4, total: 7 });
  const rows = typeof value === "object" ? [...(value.rows ?? [])] : [];
  expect(rows.map(([id, job]) => [id, job?.name])).toEqual([
    ["3", "Airports"],
    ["2", "Later"],
  ]);
  const last = updates.next();
  listener().ended("role_changed");
  expect(await last).toEqual({ done: true, value: "role_changed" });
  expect(given.closed).toBe(1);
});

test("the last update comes before the end, and a reader that stops closes the watch", async () => {
  const one = watched();
  const first = one.updates.next();
  one.listener().update({ now: 1 });
  one.listener().ended("ending");
  expect(await first).toEqual({ done: false, value: { now: 1 } });
  expect(await one.updates.next()).toEqual({ done: true, value: "ending" });
  const other = watched();
  const begun = other.updates.next();
  other.listener().update({ now: 1 });
  await begun;
  await other.updates.return("ending");
  expect(other.given.closed).toBe(1);
});

test("a reader that stops reading fills no memory: of the rows the last 1,000 stay", async () => {
  const { updates, listener } = watched();
  const first = updates.next();
  for (let id = 1; id <= 5_000; id++)
    listener().update({ now: id, rows: rowsOf(aSummary({ id: String(id) })) });
  const { value } = await first;
  const ids = typeof value === "object" ? [...(value.rows?.keys() ?? [])] : [];
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([1_000, "4001", "5000"]);
});

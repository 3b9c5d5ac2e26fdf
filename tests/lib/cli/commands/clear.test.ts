import { expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, endOf, words } from "../call-cli";

const database = testDatabase();
const clear = (...args: string[]) => callCli(database(), ["clear", ...args]);
const present = async () =>
  (await database().sql("select id::text from job order by id")).map(({ id }) => id);

function times(days: number) {
  const moment = new Date(Date.now() - days * 86_400_000).toISOString();
  return { createdAt: moment, startedAt: moment };
}

test("an age outside of 1 to 3650 days is refused and nothing is deleted; 30 without it", async () => {
  const ended = (days: number) => ({ ...times(days), finishedAt: times(days).createdAt });
  const old = await insertJob(database(), { status: "completed", ...ended(31) });
  const young = await insertJob(database(), { status: "failed", ...ended(29) });
  const active = await insertJob(database(), { status: "running", ...times(99) });
  for (const days of ["0", "-1", "x", "", "3651", "1.5", "1e2"]) {
    const sentence = "days: give a whole number from 1 to 3650.";
    const end = await endOf(database(), words`clear --days ${days}`);
    expect([days, end]).toEqual([days, { exitCode: 2, sentence }]);
  }
  expect(await clear("--days", "0")).toMatchObject({ code: 2, stdout: "" });
  expect(await present()).toEqual([old, young, active]);
  expect(await clear()).toMatchObject({ code: 0, stdout: "1 job deleted.\n" });
  expect(await present()).toEqual([young, active]);
  const { code, stdout } = await clear("--days", "28", "--json");
  expect([code, JSON.parse(stdout)]).toEqual([0, { removed: 1 }]);
  expect(await present()).toEqual([active]);
});

test("--tab imports clears imports and ingests alone and says so; a tab that is none deletes nothing", async () => {
  const ended = { ...times(40), status: "completed", finishedAt: times(40).createdAt } as const;
  const before = await present();
  const kept = await insertJob(database(), { ...ended, type: "export" });
  await insertJob(database(), { ...ended, type: "import" });
  await insertJob(database(), { ...ended, type: "ingest" });
  for (const tab of ["import", "Imports", "all", ""]) {
    const end = await endOf(database(), ["clear", "--tab", tab]);
    expect([tab, end]).toEqual([tab, { exitCode: 2, sentence: "tab: give general or imports." }]);
  }
  expect(await present()).toHaveLength(before.length + 3);
  expect(await clear("--tab", "imports")).toMatchObject({ code: 0, stdout: "2 imports deleted.\n" });
  expect(await present()).toEqual([...before, kept]);
});

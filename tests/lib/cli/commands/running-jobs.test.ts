import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { insertRunning, watchedFor } from "@/tests/support/jobs/signs";
import { callCli, stdoutOf } from "../call-cli";

const HOUR = 3_600;
const database = testDatabase();
const call = async (...args: string[]) => stdoutOf(await callCli(database(), args));
let silent: string;
let waiting: string;

beforeAll(async () => {
  await watchedFor(database(), 24 * HOUR);
  for (let many = 0; many < 5; many++) {
    await insertJob(database(), {
      name: "Figures",
      type: "export",
      status: "completed",
      startedAt: "2026-03-01T10:00:00Z",
      finishedAt: `2026-03-01T10:0${4 + many}:00Z`,
    });
  }
  silent = await insertRunning(
    database(),
    { sign: HOUR, started: 2 * HOUR },
    { name: "Figures", type: "export" },
  );
  waiting = await insertJob(database(), { name: "Other", type: "sync", status: "queued" });
});

test("the list says which jobs are silent", async () => {
  expect(await call("list", "--status", "running")).toMatch(
    new RegExp(`^${silent} +running, silent +export`, "m"),
  );
  const { jobs } = JSON.parse(await call("list", "--status", "running", "--json"));
  expect(jobs).toMatchObject([{ id: silent, isSilent: true, lastSignAt: expect.stringMatching(/Z$/) }]);
});

test("one job says when it was last heard from and what it usually takes", async () => {
  const text = await call("show", silent);
  expect(text).toMatch(/^Status +running, silent$/m);
  expect(text).toMatch(/^Last heard from +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m);
  expect(text).toMatch(/^Takes +usually 6 min, up to 8 min$/m);
  expect(JSON.parse(await call("show", silent, "--json"))).toMatchObject({
    isSilent: true,
    expected: { basis: "name", jobs: 5, usualSeconds: 360, longSeconds: 480 },
  });
});

test("of what waits or has too few like it, nothing of it is said", async () => {
  expect(await call("show", waiting)).not.toMatch(/silent|Last heard|Takes/);
  expect(JSON.parse(await call("show", waiting, "--json"))).toMatchObject({
    isSilent: false,
    expected: null,
  });
});

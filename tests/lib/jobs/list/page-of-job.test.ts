import { expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import { getJob } from "@/lib/jobs/get-job";
import { listJobs } from "@/lib/jobs/list/list-jobs";
import { type Move, pageOfJob } from "@/lib/jobs/list/page-of-job";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
const ROWS = 5;

/** A user with twelve failed jobs, each of two equal ones in every order, and some others. */
async function userWithJobs(name: string): Promise<{ access: Access; add: (at: number) => Promise<string> }> {
  const access = await database().asUser(name);
  const owner = { id: access.viewer.id ?? "", name };
  const add = (at: number) =>
    insertJob(database(), {
      name: at === 3 ? null : `Maps ${Math.floor(at / 2)}`,
      status: "failed",
      createdAt: `2026-02-03T04:05:06.0000${String(Math.floor(at / 2)).padStart(2, "0")}Z`,
      startedAt: null,
      owner,
    });
  for (let at = 0; at < 12; at++) {
    await add(at);
    if (at % 3 === 0) await insertJob(database(), { name: "Maps of others", status: "running", owner });
  }
  return { access, add };
}

async function rowsOf(access: Access, filter: JobFilter): Promise<string[]> {
  const { jobs } = await listJobs(access, filter, 12, { rows: ROWS });
  return jobs.map(({ id }) => id);
}

async function jobOf(access: Access, id: string) {
  const job = await getJob(access, id);
  if (!job) throw new Error("the job is there");
  return job;
}

/** Which page one is led back to from each job on the way, as the jobs on it; and the last of these pages. */
async function walk(access: Access, ids: readonly string[], move: Move, from: JobFilter) {
  const pages: string[][] = [];
  let filter = from;
  for (const id of ids) {
    filter = await pageOfJob(access, await jobOf(access, id), { filter, rows: ROWS, move });
    pages.push(await rowsOf(access, filter));
  }
  return { pages, filter };
}

test.each<Partial<JobFilter>>([{}, { sort: "name" }, { rejected: "no" }, { q: "maps" }])(
  "from job to job one is led back to the page with the job, forth and back: %o",
  async (given) => {
    const { access } = await userWithJobs(`anna ${JSON.stringify(given)}`);
    const filter: JobFilter = { ...DEFAULT_FILTER, status: "failed", ...given };
    const ids = (await listJobs(access, filter, 12, { rows: 100 })).jobs.map(({ id }) => id);
    expect(ids.length).toBe(12);
    const pageAt = (at: number, size: number) => ids.slice(at - (at % size), at - (at % size) + size);
    const forth = await walk(access, ids, "next", filter);
    expect(forth.pages).toEqual(ids.map((_, at) => pageAt(at, ROWS)));
    expect((await walk(access, ids.slice(0, ROWS), "next", filter)).filter).toEqual(filter);
    const back = ids.toReversed();
    expect((await walk(access, back, "previous", forth.filter)).pages).toEqual(
      back.map((_, at) => pageAt(ids.length - 1 - at, ROWS)),
    );
    // From the last page, by its number or not.
    const last = Math.ceil(ids.length / ROWS);
    for (const start of [{ cursor: { side: "end" as const } }, { page: last }]) {
      expect((await walk(access, back, "previous", { ...filter, ...start })).pages).toEqual(
        back.map((_, at) => pageAt(ids.length - 1 - at, ROWS)),
      );
    }
  },
);

test("where rows have moved the page has the job; a job that does not match leaves the page as it is", async () => {
  const { access, add } = await userWithJobs("bela");
  const filter: JobFilter = { ...DEFAULT_FILTER, status: "failed" };
  const [, second = "", , , fifth = ""] = await rowsOf(access, filter);
  await add(90);
  for (const [id, move] of [
    [fifth, "next"],
    [fifth, "previous"],
  ] as const) {
    const moved = await pageOfJob(access, await jobOf(access, id), { filter, rows: ROWS, move });
    expect(moved.cursor).not.toBeNull();
    expect(await rowsOf(access, moved)).toContain(fifth);
  }
  const another: JobFilter = { ...filter, status: "completed", page: 2 };
  const terms = { filter: another, rows: ROWS, move: "next" as const };
  expect(await pageOfJob(access, await jobOf(access, second), terms)).toEqual(another);
});

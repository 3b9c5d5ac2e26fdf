import { beforeAll, expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import { getJob } from "@/lib/jobs/get-job";
import type { JobSummary } from "@/lib/jobs/job";
import { findNeighbours } from "@/lib/jobs/list/find-neighbours";
import { listJobs } from "@/lib/jobs/list/list-jobs";
import { SORTS } from "@/lib/jobs/sort";
import { STATUSES } from "@/lib/jobs/status";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
let anna: Access;
let bela: Access;

/** Equal ones, ones that only a locale orders, empty and missing ones. */
const NAMES = [
  "Äpfel",
  "apples",
  "Zebra",
  "apples",
  null,
  "",
  "1 to 10",
  null,
  "'; drop table job; --",
  "zebra",
];
/** A microsecond apart, and twice the same. */
const TIMES = [".000001", ".000002", ".000002", ".000003", ""].map((part) => `2026-02-03T04:05:06${part}Z`);

const ownerOf = ({ viewer }: Access) => ({ id: viewer.id ?? "", name: viewer.name });

beforeAll(async () => {
  anna = await database().asUser("anna");
  bela = await database().asUser("bela");
  const owners = [ownerOf(anna), ownerOf(bela), null];
  for (const [row, name] of NAMES.entries()) {
    for (const [column, status] of STATUSES.entries()) {
      await insertJob(database(), {
        name,
        status,
        type: row % 2 === 0 ? "import" : "sync",
        owner: owners[(row + column) % 3] ?? null,
        createdAt: TIMES[(3 * row + column) % 5] ?? "",
        startedAt: null,
      });
    }
  }
});

/** The whole list, page after page. */
async function listed(access: Access, filter: JobFilter): Promise<JobSummary[]> {
  const jobs: JobSummary[] = [];
  for (let page = 1; ; page++) {
    const { jobs: more } = await listJobs(access, { ...filter, page, cursor: null }, 1_000);
    if (more.length === 0) return jobs;
    jobs.push(...more);
  }
}

/** From a job on to the end of the list, by one neighbour after the other. */
async function walk(access: Access, from: JobSummary, side: "previous" | "next", filter: JobFilter) {
  const passed: string[] = [from.id];
  // A walk in circles must end.
  for (let at: JobSummary | null = from; at && passed.length <= 100; ) {
    const neighbour: { id: string } | null = (await findNeighbours(access, at, filter))[side];
    at = neighbour && (await getJob(access, neighbour.id));
    if (neighbour) passed.push(neighbour.id);
  }
  return passed;
}

const FILTERS: Partial<JobFilter>[] = [
  {},
  { page: 3 },
  { status: "pending" },
  { type: "sync" },
  { tab: "imports" },
  { tab: "imports", status: "completed" },
  { status: "failed", type: "import" },
];

test.each(SORTS.flatMap((sort) => FILTERS.map((filter) => ({ ...filter, sort }))))(
  "from neighbour to neighbour the whole list goes by, forth and back: %o",
  async (given) => {
    const filter = { ...DEFAULT_FILTER, ...given };
    for (const access of [database().access, anna, bela]) {
      const jobs = await listed(access, filter);
      const [first, last] = [jobs[0], jobs.at(-1)];
      if (!(first && last)) throw new Error("this filter shows nothing: it tests nothing");
      const ids = jobs.map((job) => job.id);
      expect(await walk(access, first, "next", filter)).toEqual(ids);
      expect(await walk(access, last, "previous", filter)).toEqual(ids.toReversed());
    }
  },
);

test("a neighbour comes with its name; at the ends there is none", async () => {
  const filter: JobFilter = { ...DEFAULT_FILTER, sort: "name" };
  const jobs = await listed(anna, filter);
  const pick = (job: JobSummary | undefined) => (job ? { id: job.id, name: job.name } : null);
  for (const [place, job] of jobs.entries()) {
    expect(await findNeighbours(anna, job, filter)).toEqual({
      previous: pick(jobs[place - 1]),
      next: pick(jobs[place + 1]),
    });
  }
  expect(jobs.at(-1)?.name).toBeNull();
});

test("a job that the filter does not show, or that is gone, has the neighbours of its place", async () => {
  for (const sort of SORTS) {
    const everything = await listed(anna, { ...DEFAULT_FILTER, sort });
    for (const [place, job] of everything.entries()) {
      const fits = ({ status }: JobSummary) => status === "failed";
      const expected = {
        previous: everything.slice(0, place).findLast(fits)?.id,
        next: everything.slice(place + 1).find(fits)?.id,
      };
      const found = await findNeighbours(anna, job, { ...DEFAULT_FILTER, sort, status: "failed" });
      expect({ previous: found.previous?.id, next: found.next?.id }).toEqual(expected);
    }
    const middle = { name: "Middle", createdAt: "2026-02-03T04:05:06.000002Z", owner: ownerOf(anna) };
    const id = await insertJob(database(), middle);
    const job = await getJob(anna, id);
    if (!job) throw new Error("there is no job");
    const before = await findNeighbours(anna, job, { ...DEFAULT_FILTER, sort });
    await database().sql("delete from object where id = $1", [id]);
    expect(await findNeighbours(anna, job, { ...DEFAULT_FILTER, sort })).toEqual(before);
    expect(before.previous).not.toBeNull();
  }
});

test("with nothing to show there is no neighbour", async () => {
  const nobody = await database().asUser("carla");
  const [job] = await listed(database().access, DEFAULT_FILTER);
  if (!job) throw new Error("there is no job");
  for (const sort of SORTS) {
    const found = await findNeighbours(nobody, job, { ...DEFAULT_FILTER, sort });
    expect(found).toEqual({ previous: null, next: null });
  }
});

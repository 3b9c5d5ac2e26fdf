import { beforeAll, expect, test } from "vitest";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { countInPrefixes } from "@/lib/jobs/list/ready-search-of";
import { IndexFiller } from "@/lib/jobs/search/index-filler";
import { searchOf } from "@/lib/jobs/search/search-of";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { fillIndex } from "@/tests/support/jobs/search";

const database = testDatabase();
const NAMES = Array.from(
  { length: 40 },
  (_, at) => `harbour ${String.fromCharCode(97 + ((at * 7) % 26))}${at}`,
);

beforeAll(async () => {
  for (const [at, name] of NAMES.entries()) {
    await insertJob(database(), { name, type: at === 0 ? "import" : "sync" });
  }
});

const read = () =>
  readDashboard(database().access, { q: "harbour", sort: "name" }, { look: 5, most: 10_000 });

test("the index prefixes of a type with - in front hold the jobs of all types", async () => {
  const { access } = database();
  const countOf = (type: string) => {
    const filter = { ...DEFAULT_FILTER, q: "harbour", type };
    const search = searchOf(access.viewer, filter);
    if (search === null) throw new Error("it has words");
    return countInPrefixes(access, search, filter);
  };
  expect([await countOf("import"), await countOf("-sync")]).toEqual([1, NAMES.length]);
});

test("a search that found all jobs sorts them by name, although the count stopped before", async () => {
  await fillIndex(database());
  const found = await read();
  expect(found).toMatchObject({ total: 5, isWhole: false, notices: [] });
  expect(found.jobs.map(({ name }) => name)).toEqual(
    [...NAMES].sort((one, other) => (one < other ? -1 : 1)).slice(0, 25),
  );
});

test("a search that looked at too many jobs shows them newest first and says why", async () => {
  await fillIndex(database(), new IndexFiller({ batch: 7, block: 16, sweep: 10 }));
  const { jobs, notices, filter } = await read();
  expect(jobs.length).toBeGreaterThan(0);
  expect(filter.sort).toBe("date");
  expect(notices).toEqual([
    "Too many jobs were looked through to sort by name. They are shown newest first.",
    expect.stringMatching(/^Many jobs have these words/),
  ]);
});

import { beforeAll, expect, test } from "vitest";
import { listJobs } from "@/lib/api/operations/list-jobs";
import { MOST_SORTED } from "@/lib/jobs/list/search-jobs";
import { testDatabase } from "@/tests/support/database";
import { signedIn } from "@/tests/support/http/signed-in";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const call = (...args: string[]) => callCli(database(), args);

/** Found by the three questions below. */
const found = { words: [""], filters: [""], phrase: [""] };

beforeAll(async () => {
  const { viewer } = await database().asUser("Maria S");
  const recently = new Date().toISOString();
  const maria = { owner: { id: viewer.id, name: "Maria S" }, createdAt: recently };
  const failed = { status: "failed", startedAt: recently, finishedAt: recently } as const;
  const inOrder = async (rows: Parameters<typeof insertJob>[1][]) => {
    const ids: string[] = [];
    for (const row of rows) ids.unshift(await insertJob(database(), row));
    return ids;
  };
  await inOrder([
    { name: "Harbour maps", status: "completed" },
    { name: "Photos of the station", status: "completed" },
    { name: "Import of the week", ...maria, ...failed, type: "sync" },
    { name: "Import of the week", ...maria },
    { name: "Import of the week", status: "failed", ...maria, createdAt: "2020-01-01T00:00:00Z" },
    { name: "Exact harbour words", type: "sync" },
    { name: "Words, exact" },
  ]);
  found.words = await inOrder([{ name: "Harbour photographs" }, { name: "Photos", description: "hàrbour" }]);
  found.filters = await inOrder([
    { name: "Second", ...maria, ...failed },
    { name: "First", ...maria, ...failed },
  ]);
  found.phrase = await inOrder([
    { name: "The exact words" },
    { name: "Exact words again", type: "validation" },
  ]);
});

const ask = async (q: string): Promise<unknown> => {
  const request = new Request(`http://localhost/api/v1/jobs?${new URLSearchParams({ q })}`);
  return (await listJobs.run(await signedIn(database()), request, {})).json();
};

test.each([
  ["words", "harbour photo"],
  ["filters", 'owner:"maria s" status:failed type:import since:7d'],
  ["phrase", '"exact words" -type:sync'],
] as const)("a question of %s has the same answer by HTTP and on the command line", async (name, q) => {
  const [answer, printed] = [await ask(q), JSON.parse(stdoutOf(await call("list", "--json", "--q", q)))];
  const asked = printed.jobs.map(({ id }: { id: string }) => id);
  expect(asked).toEqual(found[name]);
  expect(answer).toMatchObject({ jobs: found[name].map((id) => ({ id })), total: found[name].length });
  expect(answer).toMatchObject({ ...printed, jobs: expect.any(Array) });
});

test("filters that no job can match together give an empty list and say why", async () => {
  const silent = { code: 0, stderr: "No job can match: only running jobs can be silent.\n" };
  expect(await call(...words`list --silent yes --status failed`)).toEqual({
    ...silent,
    stdout: "No jobs match.\n",
  });
  const exported = await call("export", "--q", "silent:yes -status:running");
  expect(exported).toMatchObject(silent);
  expect(exported.stdout).toMatch(/^ID,.*\n$/);
  expect(await ask("longer:10m status:pending")).toMatchObject({ jobs: [], total: 0 });
});

test("a search that too many jobs match to be sorted by name says so, in the list and in the export", async () => {
  await database().sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, $1::int) returning id)
     insert into job (id, type, name, created_at)
     select id, 'sync', 'lantern ' || id, '2026-03-01'::timestamptz + id * interval '1 second' from root`,
    [MOST_SORTED + 1],
  );
  const [newest] = await database().sql("select max(id)::text as id from job");
  const said =
    "More than 10,000 jobs match, too many to sort by name. They are shown and exported newest first.\n";
  const listed = await call(...words`list --json --sort name --q lantern`);
  expect(listed).toMatchObject({ code: 0, stderr: said });
  expect(JSON.parse(listed.stdout)).toMatchObject({ sort: "date", jobs: { 0: { id: newest?.id } } });
  const exported = await call(...words`export --sort name --q lantern`);
  expect(exported).toMatchObject({ code: 0, stderr: said });
  expect(exported.stdout.split("\n")[1]).toMatch(new RegExp(`^${newest?.id},`));
  await database().sql("delete from object where id = $1", [newest?.id]);
  expect(stdoutOf(await call(...words`export --sort name --q lantern`)).split("\n")).toHaveLength(
    MOST_SORTED + 2,
  );
});

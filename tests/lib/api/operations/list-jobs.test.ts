import { expect, test } from "vitest";
import { listJobs } from "@/lib/api/operations/list-jobs";
import { MOST_SORTED } from "@/lib/jobs/list/search-jobs";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("a search that too many jobs match to be sorted by name answers them newest first", async () => {
  await database().sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, $1::int) returning id)
     insert into job (id, type, name, created_at)
     select id, 'sync', 'harbour ' || id, '2026-03-01'::timestamptz + id * interval '1 second' from root`,
    [MOST_SORTED + 1],
  );
  const [newest] = await database().sql("select max(id)::text as id from job");
  const { id, ...viewer } = (await database().asUser("ada", "admin")).viewer;
  if (id === null) throw new Error("a user has an id");
  const access = {
    ...database().access,
    viewer: { ...viewer, id },
    timeZone: "UTC",
    token: null,
    sessionId: null,
  };
  const ask = (query: string) =>
    listJobs.run(access, new Request(`http://localhost/api/v1/jobs?${query}`), {});
  const answer = await ask("q=harbour&sort=name");
  const { jobs } = await answer.json();
  expect(jobs).toHaveLength(25);
  expect(jobs[0]).toMatchObject({ id: newest?.id });
  expect(answer.headers.get("Link")).toMatch(/q=harbour&page=2&after=[^>]*>; rel="next"/);
  const oldest = "q=harbour&after=1.2026-01-01T00:00:00Z";
  const beyond = await ask(oldest);
  expect((await beyond.json()).jobs).toEqual([]);
  expect(beyond.headers.get("Link")).not.toContain('rel="next"');
});

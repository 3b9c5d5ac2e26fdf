import { expect, test } from "vitest";
import { listJobs } from "@/lib/api/operations/list-jobs";
import { MOST_SORTED } from "@/lib/jobs/list/search-jobs";
import { MOST_WAITING } from "@/lib/jobs/search/waiting";
import { testDatabase } from "@/tests/support/database";
import { signedIn } from "@/tests/support/http/signed-in";

const database = testDatabase();

test("a search that too many jobs match to be sorted by name answers them newest first", async () => {
  await database().sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, $1::int) returning id)
     insert into job (id, type, name, created_at)
     select id, 'sync', 'harbour ' || id, '2026-03-01'::timestamptz + id * interval '1 second' from root`,
    [MOST_SORTED + 1],
  );
  const [newest] = await database().sql("select max(id)::text as id from job");
  const access = await signedIn(database());
  const ask = (query: string) =>
    listJobs.run(access, new Request(`http://localhost/api/v1/jobs?${query}`), {});
  const answer = await ask("q=harbour&sort=name");
  const { jobs, sort, completeUpTo } = await answer.json();
  expect(jobs).toHaveLength(25);
  expect(jobs[0]).toMatchObject({ id: newest?.id });
  expect([sort, completeUpTo]).toEqual(["date", null]);
  expect(await (await ask("type=sync&sort=name")).json()).toMatchObject({ sort: "name", completeUpTo: null });
  expect(answer.headers.get("Link")).toMatch(/q=harbour&page=2&after=[^>]*>; rel="next"/);
  const oldest = "q=harbour&after=1.2026-01-01T00:00:00Z";
  const beyond = await ask(oldest);
  expect((await beyond.json()).jobs).toEqual([]);
  expect(beyond.headers.get("Link")).not.toContain('rel="next"');
});

test("while more jobs wait for the search index than are looked through, it is said up to when all are found", async () => {
  await database().sql(`set session_replication_role = replica;
    with root as (insert into object (class_name) select 'Job' from generate_series(0, ${MOST_WAITING}) returning id)
    insert into job (id, type, name, created_at) select id, 'sync', 'lantern', '2026-06-01' from root`);
  const request = new Request("http://localhost/api/v1/jobs?q=lantern");
  const answer = await listJobs.run(await signedIn(database()), request, {});
  const { completeUpTo, isExactTotal } = await answer.json();
  const [oldest] = await database().sql(
    "select to_json(created_at) #>> '{}' as created from job order by id limit 1",
  );
  expect(Date.parse(completeUpTo)).toBe(Date.parse(String(oldest?.created)));
  expect(completeUpTo).toMatch(/^2026-.*Z$/);
  expect(isExactTotal).toBe(false);
});

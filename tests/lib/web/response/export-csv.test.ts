import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { TooManyExports } from "@/lib/errors";
import { MOST_SORTED } from "@/lib/jobs/list/search-jobs";
import { takeExportSlot } from "@/lib/web/limits/export-slots";
import { exportCsv } from "@/lib/web/response/export-csv";
import { testDatabase } from "@/tests/support/database";
import { signedIn } from "@/tests/support/http/signed-in";

const database = testDatabase();

test("an export that is one too many is refused before its jobs are counted", async () => {
  const access = await signedIn(database());
  for (const end of [takeExportSlot(access.viewer), takeExportSlot(access.viewer)]) onTestFinished(end);
  const lock = new Client({ connectionString: database().url });
  await lock.connect();
  onTestFinished(() => lock.end());
  await lock.query("begin; lock table job in access exclusive mode");
  const request = new Request("http://localhost/jobs/export-csv?rejected=yes");
  await expect(exportCsv(access, request)).rejects.toThrow(TooManyExports);
});

test("a header says in which order the rows come", async () => {
  await database().sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, $1::int) returning id)
     insert into job (id, type, name, created_at)
     select id, 'sync', 'harbour ' || id, '2026-03-01'::timestamptz + id * interval '1 second' from root`,
    [MOST_SORTED + 1],
  );
  const [newest] = await database().sql("select max(id)::text as id from job");
  const access = await signedIn(database());
  const ask = (query: string, method = "GET") =>
    exportCsv(access, new Request(`http://localhost/jobs/export-csv?${query}`, { method }));
  const orderOf = ({ headers }: Response) => headers.get("X-Row-Order");
  const tooMany = await ask("sort=name&q=harbour");
  expect(orderOf(tooMany)).toBe("date");
  expect((await tooMany.text()).split("\n")[1]).toMatch(new RegExp(`^${newest?.id},`));
  await database().sql("delete from object where id = $1", [newest?.id]);
  expect(orderOf(await ask("sort=name&q=harbour", "HEAD"))).toBe("name");
  expect(orderOf(await ask("sort=name", "HEAD"))).toBe("name");
  expect(orderOf(await ask("", "HEAD"))).toBe("date");
});

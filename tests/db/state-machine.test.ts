import { expect, test } from "vitest";
import { INACTIVE_STATUSES, LEGAL_MOVES, STATUSES } from "@/lib/jobs/status";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/job-factory";

const database = testDatabase();

test("an UPDATE makes a legal move and no other, whoever writes", async () => {
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const id = await insertJob(database(), { status: from });
      const ends = INACTIVE_STATUSES.some((status) => status === to);
      const moved = database().sql(
        `update job set status = $2, finished_at = case when $3 then now() end where id = $1`,
        [id, to, ends],
      );
      if (LEGAL_MOVES[from].some((legal) => legal === to)) await moved;
      else await expect(moved, `${from} to ${to}`).rejects.toMatchObject({ code: "JB409", detail: from });
    }
  }
});

test("a job without a type is refused, and so is a type that is no word", async () => {
  const insert = (type: string | null) =>
    database().sql(
      `with root as (insert into object (class_name) values ('Job') returning id)
       insert into job (id, type) select id, $1 from root`,
      [type],
    );
  await expect(insert(null)).rejects.toMatchObject({ code: "23502" });
  for (const type of ["", "Import", "9lives", "a b", "a".repeat(51)]) {
    await expect(insert(type)).rejects.toMatchObject({ constraint: "job_type" });
  }
  await insert("ocr_pass");
});

test("an end before a start is refused from either side", async () => {
  const early = { startedAt: "2026-03-02T00:00:00Z", finishedAt: "2026-03-01T23:59:59.999999Z" };
  await expect(insertJob(database(), { status: "completed", ...early })).rejects.toMatchObject({
    code: "23514",
  });
  const id = await insertJob(database(), { status: "running", startedAt: early.startedAt });
  const end = database().sql("update job set status = 'failed', finished_at = $2 where id = $1", [
    id,
    early.finishedAt,
  ]);
  await expect(end).rejects.toMatchObject({ code: "23514" });
});

test("status and end must agree", async () => {
  for (const row of [
    { status: "completed", finishedAt: null },
    { status: "running", finishedAt: "2026-03-01T11:00:00Z" },
  ] as const) {
    await expect(insertJob(database(), row)).rejects.toMatchObject({
      constraint: "job_finished_when_inactive",
    });
  }
});

test("microseconds are kept", async () => {
  const id = await insertJob(database(), { createdAt: "2026-03-01T10:00:00.123456Z" });
  const [row] = await database().sql("select created_at::text as at from job where id = $1", [id]);
  expect(row?.at).toContain("10:00:00.123456");
});

test("names count characters, not bytes", async () => {
  await insertJob(database(), { name: "😀".repeat(255) });
  await expect(insertJob(database(), { name: "x".repeat(256) })).rejects.toMatchObject({ code: "22001" });
});

test("the file of a deleted row is noted for the sweep, however the row goes", async () => {
  const id = await insertJob(database());
  await database().sql(
    `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
     values ($1, 'output', 'a', 1, repeat('a', 64), 'text/plain', 'some/key')`,
    [id],
  );
  await database().sql("delete from object where id = $1", [id]);
  expect(await database().sql("select store_key from file_to_delete")).toEqual([{ store_key: "some/key" }]);
});

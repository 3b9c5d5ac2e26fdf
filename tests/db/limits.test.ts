import { expect, test } from "vitest";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { SCOPES } from "@/lib/auth/scopes";
import { TYPE_PATTERN } from "@/lib/jobs/type";
import { LIMITS } from "@/packages/producer/src/limits";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
const sql = (text: string, values?: unknown[]) => database().sql(text, values);
/** So many characters, of which each has four bytes. */
const characters = (count: number) => "😀".repeat(count);

/** What jobs.create_job takes after the type, by the field that its refusal names. */
const TEXTS: [field: string, argument: string, most: number][] = [
  ["name", "name", LIMITS.name],
  ["description", "description", LIMITS.description],
  ["runAt", "run_at", LIMITS.runAt],
  ["object.className", "object_class", LIMITS.objectClass],
  ["object.key", "object_key", LIMITS.objectKey],
  ["object.label", "object_label", LIMITS.objectLabel],
  ["object.url", "object_url", LIMITS.objectUrl],
];

test.each(TEXTS)(
  "a job's %s may be as long as the limit says, and no longer",
  async (field, argument, most) => {
    // Only a class makes a linked object of the rest.
    const about =
      argument.startsWith("object_") && argument !== "object_class" ? ", object_class => 'Fonds'" : "";
    const create = `select jobs.create_job('sync', ${argument} => $1${about})`;
    const batch = (text: string) => {
      const [outer = "", inner] = field.split(".");
      const value = inner === undefined ? text : { className: "Fonds", [inner]: text };
      return JSON.stringify([{ do: "create", type: "sync", [outer]: value }]);
    };
    await sql(create, [characters(most)]);
    await sql("select jobs.record_batch($1)", [batch(characters(most))]);
    const refused = { code: "JB422", detail: field };
    await expect(sql(create, [characters(most + 1)])).rejects.toMatchObject(refused);
    await expect(sql("select jobs.record_batch($1)", [batch(characters(most + 1))])).rejects.toMatchObject(
      refused,
    );
  },
);

test("a type and a subtask's name may be as long as the limits say, and no longer", async () => {
  const type = "a".repeat(LIMITS.type);
  expect([type, `${type}a`].map((word) => TYPE_PATTERN.test(word))).toEqual([true, false]);
  await sql("select jobs.create_job($1)", [type]);
  await expect(sql("select jobs.create_job($1)", [`${type}a`])).rejects.toMatchObject({ detail: "type" });
  const id = await insertJob(database(), { status: "running" });
  await sql("select jobs.add_subtask($1, $2)", [id, characters(LIMITS.name)]);
  const longer = sql("select jobs.add_subtask($1, $2)", [id, characters(LIMITS.name + 1)]);
  await expect(longer).rejects.toMatchObject({ code: "JB422", detail: "name" });
});

/** What is cut: the call, where it is kept, and how many bytes of it. */
const CUT: [what: string, call: string, column: string, most: number][] = [
  ["note", "jobs.progress_job($1, 1, 2, $2)", "progress_note", LIMITS.note],
  ["output", "jobs.output_job($1, $2)", "output", LIMITS.output],
  ["message", "jobs.fail_job($1, $2)", "error_message", LIMITS.message],
  ["trace", "jobs.fail_job($1, 'x', $2)", "stack_trace", LIMITS.trace],
];

test.each(CUT)(
  "a %s is kept whole up to the limit, and cut one byte above it",
  async (_, call, column, most) => {
    for (const [bytes, isCut] of [
      [most, false],
      [most + 1, true],
    ] as const) {
      const id = await insertJob(database(), { status: "running" });
      await sql(`select ${call}`, [id, "x".repeat(bytes)]);
      const [kept] = await sql(
        `select ${column} like '%left out%' as cut, octet_length(${column}) as bytes from job_execution where job_id = $1`,
        [id],
      );
      expect(kept).toEqual({ cut: isCut, bytes: isCut ? expect.any(Number) : bytes });
      expect(Number(kept?.bytes)).toBeLessThanOrEqual(most);
    }
  },
);

test("a subtask's error is kept whole up to the limit, and cut one byte above it", async () => {
  const id = await insertJob(database(), { status: "running" });
  await sql("select jobs.add_subtasks($1, array['One', 'Other'])", [id]);
  await sql("select jobs.fail_subtask($1, 1, $2)", [id, "x".repeat(LIMITS.subtaskError)]);
  await sql("select jobs.fail_subtask($1, 2, $2)", [id, "x".repeat(LIMITS.subtaskError + 1)]);
  const rows = await sql(
    "select error like '%left out%' as cut from job_subtask where job_id = $1 order by number",
    [id],
  );
  expect(rows).toEqual([{ cut: false }, { cut: true }]);
});

test("a table takes such a text up to the limit, from every writer", async () => {
  const id = await insertJob(database(), { status: "running" });
  for (const [column, most] of [
    ["error_message", LIMITS.message],
    ["stack_trace", LIMITS.trace],
    ["output", LIMITS.output],
  ] as const) {
    const write = (bytes: number) =>
      sql(`update job_execution set ${column} = repeat('x', $2) where job_id = $1`, [id, bytes]);
    await write(most);
    await expect(write(most + 1), column).rejects.toMatchObject({ code: "23514" });
  }
});

test("a batch has as many steps as the limit says, and no more", async () => {
  const steps = (count: number) =>
    JSON.stringify(Array.from({ length: count }, () => ({ do: "create", type: "sync", name: "One" })));
  await sql("select jobs.record_batch($1)", [steps(LIMITS.steps)]);
  const more = sql("select jobs.record_batch($1)", [steps(LIMITS.steps + 1)]);
  await expect(more).rejects.toMatchObject({ code: "JB422", detail: "steps" });
});

test("the columns are as long as the limits", async () => {
  const rows = await sql(
    `select table_name || '.' || column_name as name, character_maximum_length as most from information_schema.columns
     where table_schema = 'public' and character_maximum_length is not null`,
  );
  const { userName, tokenName, viewName } = ACCOUNT_LIMITS;
  expect(Object.fromEntries(rows.map(({ name, most }) => [name, most]))).toEqual({
    "job.name": LIMITS.name,
    "job.description": LIMITS.description,
    "job.owner_name": userName,
    "job_subtask.name": LIMITS.name,
    "job_file.name": expect.any(Number),
    "job_rejection.message": LIMITS.rejectedMessage,
    "app_user.name": userName,
    "api_token.name": tokenName,
    "kept_answer.key": LIMITS.onceKey,
    "saved_view.name": viewName,
  });
});

test("a token has the scopes that there are, and no other", async () => {
  const [rule] = await sql(
    "select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'api_token_scopes'",
  );
  const known = [...String(rule?.text).matchAll(/'([^']+)'/g)].map(([, word]) => word);
  expect(known).toEqual([...SCOPES]);
});

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cutMiddle } from "@/packages/producer/src/storable-text";
import { SUBTASK_VERBS } from "@/packages/producer/src/subtask-verbs";
import { JOB_VERBS } from "@/packages/producer/src/verbs";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { openRecorder, type Recorder } from "@/tests/support/recorder";

const database = testDatabase();
let recorder: Recorder;
beforeAll(async () => {
  recorder = await openRecorder(database());
});
afterAll(() => recorder.close());

const INTERFACE = [
  "create_job",
  "require_run",
  "add_subtask",
  "count_rows",
  "record_batch",
  ...[...Object.values(JOB_VERBS), ...Object.values(SUBTASK_VERBS)].map((verb) => verb.function),
];
/** What constraints and triggers call for everyone who writes the tables: they look at their arguments alone. */
const FOR_ALL = ["is_sound_execution", "is_sound_job", "legal_move", "legal_subtask_move"];
const DENIED = { code: "42501" };

const words = (text: string) => text.split(" ").sort((one, other) => one.localeCompare(other, "en"));

test("who is let in may call the functions of the interface, and no other", async () => {
  const callable = await database().sql(
    `select proname as name from pg_proc
     where pronamespace = 'jobs'::regnamespace and has_function_privilege($1, oid, 'execute')`,
    [recorder.role],
  );
  expect(words(callable.map(({ name }) => name).join(" "))).toEqual(
    words([...INTERFACE, ...FOR_ALL].join(" ")),
  );
  const calls = ["move_job(1, null, 'queued')", "add_file(1, 'output', 'x', 1, 'x', 'x', 'x')"];
  for (const call of [...calls, "grant_producer('x')", "repair_counts()", "claim_answer(1, 'x', 'x')"]) {
    await expect(recorder.run(`select jobs.${call}`), call).rejects.toMatchObject(DENIED);
  }
});

test("the old name of grant_producer still lets a role record", async () => {
  const { sql } = database();
  const callable = `select count(*)::int from pg_proc
    where pronamespace = 'jobs'::regnamespace and has_function_privilege($1, oid, 'execute')`;
  const before = await sql(callable, [recorder.role]);
  await sql(`drop owned by ${recorder.role}`);
  expect(await sql(callable, [recorder.role])).not.toEqual(before);
  await sql("select jobs.let_record($1)", [recorder.role]);
  expect(await sql(callable, [recorder.role])).toEqual(before);
});

test("it reads and writes no table, no view and no sequence, and creates nothing that lasts", async () => {
  const relations = await database().sql(
    `select format('%I.%I', relnamespace::regnamespace, relname) as name, relkind as kind from pg_class
     where relnamespace::regnamespace::text in ('public', 'jobs', 'drizzle') and relkind in ('r', 'v', 'S', 'p', 'm', 'f')`,
  );
  expect(relations.length).toBeGreaterThan(20);
  for (const { name, kind } of relations) {
    await expect(recorder.run(`select * from ${name}`), `${name}`).rejects.toMatchObject(DENIED);
    if (kind === "S") await expect(recorder.run(`select nextval('${name}')`)).rejects.toMatchObject(DENIED);
    if (kind !== "r") continue;
    for (const write of ["insert into", "delete from", "truncate"]) {
      const end = write === "insert into" ? " default values" : "";
      await expect(recorder.run(`${write} ${name}${end}`), `${write} ${name}`).rejects.toMatchObject(DENIED);
    }
  }
  for (const create of [
    "table public.own (a int)",
    "table jobs.own (a int)",
    "schema own",
    "role own",
    "extension hstore",
    "function jobs.own() returns int return 1",
    "view public.own as select 1",
  ]) {
    await expect(recorder.run(`create ${create}`), create).rejects.toMatchObject(DENIED);
  }
});

test("without being let in, nobody gets as far as the interface", async () => {
  const { role } = recorder;
  await database().sql(`create role ${role}_other`);
  try {
    const [other] = await database().sql(
      `select has_schema_privilege($1, 'jobs', 'usage') as schema, count(*)::int as functions from pg_proc
       where pronamespace = 'jobs'::regnamespace and has_function_privilege($1, oid, 'execute')`,
      [`${role}_other`],
    );
    expect(other).toEqual({ schema: false, functions: FOR_ALL.length });
  } finally {
    await database().sql(`drop role ${role}_other`);
  }
  for (const nobody of ["public", "nobody of that name", ""]) {
    await expect(database().sql("select jobs.grant_producer($1)", [nobody])).rejects.toMatchObject({
      code: "42704",
    });
  }
});

test("what runs with the owner's rights has a fixed search path, and is for no one unasked", async () => {
  const functions = await database().sql(
    `select proname as name, prorettype = 'trigger'::regtype as "isTrigger",
       coalesce(array_to_string(proconfig, ' '), '') as settings
     from pg_proc where prosecdef and pronamespace = 'jobs'::regnamespace`,
  );
  for (const { name, settings } of functions) {
    expect(settings, `${name}`).toContain("search_path=pg_catalog, pg_temp");
  }
  const callable = functions.filter(({ isTrigger }) => !isTrigger).map(({ name }) => name);
  expect(words(callable.join(" "))).toEqual(words(INTERFACE.join(" ")));
  await recorder.run("create temporary table own (store_key text)");
  for (const { name, isTrigger } of functions) {
    if (!isTrigger) continue;
    const trigger = `create trigger t after delete on own referencing old table as gone
      for each statement execute function jobs.${name}()`;
    await expect(recorder.run(trigger), `${name}`).rejects.toMatchObject(DENIED);
  }
});

test("tables and functions of the caller's own are not taken for the console's", async () => {
  await recorder.run(`set search_path = pg_temp, public;
    create temporary table job (id bigint, status text, owner_id bigint);
    create temporary table job_execution (job_id bigint);
    create temporary table object (id bigint, class_name text, label text);
    create temporary table app_user (id bigint, name text);
    create function pg_temp.clock_timestamp() returns timestamptz language sql as 'select timestamptz ''1999-01-01''';
    create function pg_temp.lower(text) returns text language sql as 'select ''stolen''';
    insert into pg_temp.app_user values (1, 'stolen')`);
  const [made] = await recorder.run("select jobs.create_job('sync', 'Mine')::text as id");
  await recorder.run("select jobs.start_job($1)", [made?.id]);
  await recorder.run("select jobs.complete_job($1)", [made?.id]);
  await expect(recorder.run("select jobs.create_job('sync', owner => 'stolen')")).rejects.toMatchObject({
    code: "JB422",
  });
  expect(await recorder.run("select from pg_temp.job")).toEqual([]);
  expect(
    await database().sql("select status, finished_at > '2020-01-01' as now from job where id = $1", [
      made?.id,
    ]),
  ).toEqual([{ status: "completed", now: true }]);
  await recorder.run("discard temp; reset search_path");
});

test("a role that may delete jobs has their files remembered, without a right to name files itself", async () => {
  const { role, run } = recorder;
  await database().sql(`grant select, delete on job to ${role}`);
  const id = await insertJob(database(), { status: "failed" });
  await database().sql(
    `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
     values ($1, 'input', 'a', 1, repeat('0', 64), 'text/csv', 'aa/a')`,
    [id],
  );
  await run("delete from job where id = $1", [id]);
  expect(await database().sql("select store_key from file_to_delete")).toEqual([{ store_key: "aa/a" }]);
  await expect(run("insert into file_to_delete values ('bb/b')")).rejects.toMatchObject(DENIED);
  await database().sql(`revoke select, delete on job from ${role}`);
});

test("what is too long is cut to the same text as in TypeScript", async () => {
  const text = fc
    .array(fc.constantFrom("a", "é", "表", "😀", "\n", "0123456789"), { minLength: 0, maxLength: 400 })
    .map((parts) => parts.join(""));
  const cases = fc.sample(fc.tuple(text, fc.integer({ min: 60, max: 500 })), 300);
  const rows = await database().sql(
    `select jobs.cut_middle(text, most) as cut from unnest($1::text[], $2::integer[]) with ordinality as t (text, most, place)
     order by place`,
    [cases.map(([given]) => given), cases.map(([, most]) => most)],
  );
  expect(rows.map(({ cut }) => cut)).toEqual(cases.map(([given, most]) => cutMiddle(given, most)));
  const large = "é".repeat(2_000_000);
  const [row] = await database().sql("select jobs.cut_middle($1, 65536) as cut", [large]);
  expect(row?.cut).toBe(cutMiddle(large, 65536));
});

test("a batch says which of its steps can't be taken, and leaves nothing of the others", async () => {
  const [before] = await database().sql("select count(*) from job");
  const create = { do: "create", type: "sync" };
  for (const [step, code] of [
    [{ do: "complete", created: 0 }, "JB409"],
    [{ do: "complete", id: 999_999_999 }, "JB404"],
    [{ do: "complete", id: "1 or true" }, "JB404"],
    [{ do: "complete" }, "JB404"],
    [{ do: "complete", created: 1 }, "JB422"],
    [{ do: "drop", created: 0 }, "JB422"],
    [{}, "JB422"],
    [null, "JB422"],
    [[1], "JB422"],
    [{ do: "create", type: "No Type" }, "JB422"],
    [{ do: "progress", created: 0, done: "many" }, "22P02"],
  ] as const) {
    const batch = recorder.run("select jobs.record_batch($1)", [JSON.stringify([create, step])]);
    await expect(batch, JSON.stringify(step)).rejects.toMatchObject({ code, hint: "step 1" });
  }
  for (const none of [
    "[]",
    "{}",
    "null",
    '"x"',
    JSON.stringify(Array.from({ length: 1001 }, () => create)),
  ]) {
    await expect(recorder.run("select jobs.record_batch($1)", [none])).rejects.toMatchObject({
      code: "JB422",
      detail: "steps",
    });
  }
  await expect(recorder.run("select jobs.record_batch(null)")).rejects.toMatchObject({ code: "JB422" });
  expect(await database().sql("select count(*) from job")).toEqual([before]);
});

test("no count of rows grows beyond what a program reads exactly from JSON", async () => {
  const [job] = await recorder.run("select jobs.create_job('import', 'Many rows') as id");
  const count = (given: string, rejected: string) =>
    recorder.run(`select jobs.count_rows(${job?.id}, ${given}, ${rejected})`);
  await count("9007199254740990", "5");
  await expect(count("2", "0")).rejects.toMatchObject({ code: "JB422", detail: "given" });
  await expect(count("null", "9223372036854775807")).rejects.toMatchObject({ code: "JB422" });
  await count("1", "1");
  await count("null", "null");
});

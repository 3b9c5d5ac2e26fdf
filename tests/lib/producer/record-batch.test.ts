import { expect, test } from "vitest";
import { IllegalMove, InvalidInput, JobNotFound, type JobsError, StaleRun } from "@/lib/errors";
import { getJob } from "@/lib/jobs/get-job";
import { type BatchStep, createJob, type NewJob, recordBatch } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const read = (id: string) => getJob(database().access, id);
const record = (...steps: BatchStep[]) => recordBatch(database().access, steps);
const job = { do: "create", type: "sync", name: "Of a batch" } as const;
const count = async () => (await database().sql("select count(*)::int as jobs from job"))[0]?.jobs;

test("a batch creates jobs and moves them, those it created among them", async () => {
  await database().asUser("anna");
  const known = await createJob(database().access, database().store, { type: "import", name: "Known" });
  const object = { className: "Fonds", key: "F 1", label: "Papers", url: "/fonds/1" };
  const answers = await record(
    { ...job, owner: "Anna", description: "All of it", runAt: "/imports", object },
    { do: "queue", created: 0 },
    { do: "start", created: 0 },
    { do: "progress", created: 0, done: 3, total: 10, note: "row \0 3" },
    { do: "output", created: 0, output: { rows: [3] } },
    { do: "complete", created: 0 },
    { do: "cancel", id: known.id },
    job,
    { do: "fail", created: 7, message: "é".repeat(50_000), trace: "at line 1" },
    job,
    { do: "output", created: 9, output: "before its start" },
  );
  const [created, , started] = answers;
  expect(answers.map(({ status }) => status)).toEqual(
    "pending queued running running running completed cancelled pending failed pending pending".split(" "),
  );
  expect(started?.runToken).toMatch(/^[0-9a-f-]{36}$/);
  expect(answers.filter(({ runToken }) => runToken !== undefined)).toHaveLength(1);
  expect(await read(created?.id ?? "")).toMatchObject({
    status: "completed",
    ownerName: "anna",
    description: "All of it",
    runAt: "/imports",
    objectClass: "Fonds",
    objectLabel: "Papers",
    objectUrl: "/fonds/1",
    progressDone: "3",
    progressTotal: "10",
    progressNote: "row \uFFFD 3",
    output: '{"rows":[3]}',
  });
  const failed = await read(answers[8]?.id ?? "");
  expect(failed).toMatchObject({ status: "failed", stackTrace: "at line 1" });
  expect(failed?.errorMessage).toContain("bytes left out");
  expect((await read(known.id))?.status).toBe("cancelled");
});

test("a job of a batch is recorded as one that is created alone", async () => {
  await database().asUser("eva");
  const all = {
    type: "ocr_pass",
    name: "All of it",
    description: "Said",
    owner: "EVA",
    runAt: "/runs/1",
    object: { className: "Fonds", key: "F 2", label: "Letters", url: "/fonds/2" },
  };
  const made: NewJob[] = [all, { type: "sync", name: "Bare" }, { ...all, owner: null, object: null }, all];
  const ids = [];
  for (const one of made) ids.push((await createJob(database().access, database().store, one)).id);
  const answers = await record(...made.map((one) => ({ do: "create", ...one }) as const));
  const rows = (of: string[]) =>
    database().sql(
      `select to_jsonb(j) - '{id,created_at}'::text[] as job, to_jsonb(o) - '{id,created_at}'::text[] as object,
         to_jsonb(e) - 'job_id' as execution
       from job j join object o using (id) left join job_execution e on e.job_id = j.id
       where j.id = any($1) order by j.id`,
      [of],
    );
  expect(await rows(answers.map(({ id }) => id))).toEqual(await rows(ids));
  expect(answers.map(({ id }) => BigInt(id))).toEqual(
    answers.map((_, at) => BigInt(answers[0]?.id ?? 0) + BigInt(at)),
  );
});

test("all steps or none: the step at fault is named, and nothing is left of the others", async () => {
  const done = await createJob(database().access, database().store, { type: "sync", name: "Done" });
  await done.cancel();
  const before = await count();
  const refused: [BatchStep, new (...given: never[]) => JobsError, string][] = [
    [{ do: "start", id: done.id }, IllegalMove, `Job ${done.id} is cancelled: it can't be started.`],
    [
      { do: "complete", created: 0 },
      IllegalMove,
      "The job of step 0 is pending, which does not allow this step.",
    ],
    [{ do: "queue", id: "999999" }, JobNotFound, "There is no job 999999."],
    [{ do: "queue", id: "9".repeat(30) }, JobNotFound, `There is no job ${"9".repeat(30)}.`],
    [{ ...job, owner: "nobody" }, InvalidInput, "owner: there is no user named nobody."],
    [{ ...job, name: "x".repeat(256) }, InvalidInput, "name: at most 255 characters."],
    [{ do: "start", created: 1 }, InvalidInput, "created: "],
    [{ do: "start", created: 5 }, InvalidInput, "created: "],
    [{ do: "start", created: 3_000_000_000 }, InvalidInput, "created: "],
    [{ ...job, owner: "anna\0" }, InvalidInput, "owner: there is no user named anna\uFFFD."],
    [{ ...job, owner: "\uD800" }, InvalidInput, "owner: there is no user named \uFFFD."],
    [{ do: "start" }, InvalidInput, "id: "],
    [{ do: "start", id: done.id, created: 0 }, InvalidInput, "id: "],
    [{ do: "progress", created: 0, done: 5, total: 4 }, InvalidInput, "total: "],
    [{ do: "progress", created: 0, done: -1 }, InvalidInput, "done: "],
    [
      { do: "fail", created: 0, message: "x", run: "nobody's" },
      StaleRun,
      "Another run has taken over the job of step 0, or the run token belongs to another job.",
    ],
  ];
  for (const [step, kind, sentence] of refused) {
    const error = await record(job, step, job).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ index: 1, message: expect.stringContaining(sentence) });
  }
  expect(await count()).toBe(before);
});

test("what is no step is refused by its number", async () => {
  for (const step of [{}, null, "start", { do: "drop" }, { do: "start", id: "1", status: "failed" }]) {
    const steps = JSON.parse(JSON.stringify([job, step]));
    const error = await record(...steps).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "invalid_input", index: 1 });
  }
  await expect(record()).rejects.toMatchObject({ code: "invalid_input", field: "steps", index: undefined });
  const many = Array.from({ length: 1001 }, () => job);
  await expect(record(...many)).rejects.toMatchObject({ code: "invalid_input", field: "steps" });
});

test("staff record in their own name, and move their own jobs alone", async () => {
  const [bela, carla] = [await database().asUser("bela"), await database().asUser("carla")];
  const [answer] = await recordBatch(bela, [job]);
  const id = answer?.id ?? "";
  expect(await read(id)).toMatchObject({ ownerName: "bela" });
  await expect(recordBatch(carla, [{ ...job, owner: "bela" }])).rejects.toMatchObject({
    field: "owner",
    index: 0,
  });
  await expect(recordBatch(carla, [job, { do: "cancel", id }])).rejects.toBeInstanceOf(JobNotFound);
  expect((await read(id))?.status).toBe("pending");
});

test("a batch that is sent again says the same and changes nothing", async () => {
  const dora = await database().asUser("dora");
  const send = () =>
    recordBatch({ ...dora, terms: { once: { key: "batch", fingerprint: "x" } } }, [
      job,
      { do: "start", created: 0 },
    ]);
  const [one, other] = await Promise.all([send(), send()]);
  expect(other).toEqual(one);
  expect(await database().sql("select from job where owner_id = $1", [dora.viewer.id])).toHaveLength(1);
});

test("a thousand steps are one statement, counted exactly", async () => {
  const before = Number(await count());
  await record(...Array.from({ length: 1000 }, () => job));
  expect(await count()).toBe(before + 1000);
  expect(await database().sql("select * from jobs.wrong_count")).toEqual([]);
});

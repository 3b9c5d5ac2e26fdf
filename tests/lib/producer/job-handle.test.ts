import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { createJob, IllegalMove, InvalidInput, JobHandle, JobNotFound, type NewJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
const create = (job: Partial<NewJob> = {}) =>
  createJob(database().access, database().store, { type: "import", name: "A job", ...job });
const read = (id: string) => getJob(database().access, id);

test("a job goes from created to completed, and everything said of it is there", async () => {
  const anna = await database().asUser("anna");
  const job = await create({ owner: "Anna", description: "Rows of a table", runAt: "/imports/7" });
  await job.queue();
  expect(await read(job.id)).toMatchObject({ status: "queued", ownerId: anna.viewer.id, ownerName: "anna" });
  await job.start();
  await job.progress(3, 10, "row 3");
  expect(await read(job.id)).toMatchObject({
    status: "running",
    progressDone: "3",
    progressTotal: "10",
    progressNote: "row 3",
  });
  await job.output({ imported: 10 });
  await job.result("rows.csv", "a,b\n1,2\n");
  await job.complete();
  const done = await read(job.id);
  expect(done).toMatchObject({
    status: "completed",
    runAt: "/imports/7",
    output: '{"imported":10}',
    resultName: "rows.csv",
    resultSize: 8,
    errorMessage: null,
  });
  expect(done?.durationSeconds).toBeGreaterThan(0);
  expect(done?.finishedAt && done.startedAt && done.finishedAt >= done.startedAt).toBe(true);
});

test("an illegal move answers with the present status, and changes nothing", async () => {
  const job = await create();
  await job.start();
  await job.fail(new Error("first"));
  for (const move of [
    () => job.queue(),
    () => job.start(),
    () => job.complete(),
    () => job.cancel(),
    () => job.fail("second"),
    () => job.progress(1),
    () => job.output("late"),
    () => job.result("late.txt", "late"),
  ]) {
    const error = await move().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IllegalMove);
    expect(error).toMatchObject({ status: "failed" });
  }
  expect(await read(job.id)).toMatchObject({ errorMessage: "first", output: null, resultFileId: null });
});

test("progress is for running jobs, and its numbers must make sense", async () => {
  const job = await create();
  await expect(job.progress(1)).rejects.toMatchObject({ status: "pending" });
  await job.start();
  for (const [done, total] of [
    [-1, null],
    [1.5, null],
    [Number.NaN, 2],
    [3, 2],
    [1, Number.POSITIVE_INFINITY],
    [2 ** 60, null],
  ] as const) {
    await expect(job.progress(done, total)).rejects.toBeInstanceOf(InvalidInput);
  }
});

test("a job that SQL alone made, without an execution, takes progress and output", async () => {
  const id = await insertJob(database(), { status: "running" });
  await database().sql("delete from job_execution where job_id = $1", [id]);
  const job = new JobHandle(database().access, database().store, id);
  await job.output("kept");
  await job.progress(5, 10);
  expect(await read(id)).toMatchObject({ output: "kept", progressDone: "5" });
});

test("a failure report is never refused for its content", async () => {
  const circular: Record<string, unknown> = { nul: "\0", half: "\ud800" };
  circular.self = circular;
  const huge = new Error("x".repeat(5_000_000));
  for (const thrown of [
    "nul \0 and half \udfff",
    circular,
    huge,
    undefined,
    7n,
    new AggregateError([huge], "\0"),
  ]) {
    const job = await create();
    await job.start();
    await job.fail(thrown);
    expect(await read(job.id)).toMatchObject({ status: "failed" });
  }
});

test("a job may fail or be cancelled before it starts, without a duration", async () => {
  const [one, other] = [await create(), await create()];
  await one.fail("no worker");
  await other.queue();
  await other.cancel();
  expect(await read(one.id)).toMatchObject({ status: "failed", durationSeconds: null, startedAt: null });
  expect(await read(other.id)).toMatchObject({ status: "cancelled", durationSeconds: null });
});

test("of many ends at once exactly one wins", async () => {
  for (let round = 0; round < 20; round++) {
    const job = await create();
    await job.start();
    const ends = await Promise.allSettled([job.complete(), job.fail("lost"), job.cancel(), job.complete()]);
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    const present = await read(job.id);
    for (const end of ends) {
      if (end.status === "rejected") expect(end.reason).toMatchObject({ status: present?.status });
    }
  }
});

test("inside the caller's own transaction a job comes and goes with it", async () => {
  const pool = new Pool({ connectionString: database().url });
  const db = drizzle(pool);
  let id = "";
  const undone = db.transaction(async (transaction) => {
    const job = await createJob({ ...database().access, db: transaction }, database().store, {
      type: "sync",
      name: "Undone",
    });
    await job.start();
    id = job.id;
    throw new Error("the caller changed its mind");
  });
  await expect(undone).rejects.toThrow("changed its mind");
  expect(await read(id)).toBeNull();
  await db.transaction(async (transaction) => {
    const job = await createJob({ ...database().access, db: transaction }, database().store, {
      type: "sync",
      name: "Kept",
    });
    id = job.id;
  });
  expect(await read(id)).toMatchObject({ name: "Kept" });
  await pool.end();
});

test("staff own what they create and move only their own", async () => {
  const bela = await database().asUser("bela");
  const carla = await database().asUser("carla");
  const job = await createJob(bela, database().store, { type: "sync", name: "Bela's" });
  expect(await read(job.id)).toMatchObject({ ownerName: "bela" });
  await expect(
    createJob(bela, database().store, { type: "sync", name: "x", owner: "carla" }),
  ).rejects.toBeInstanceOf(InvalidInput);
  const foreign = new JobHandle(carla, database().store, job.id);
  for (const move of [
    () => foreign.start(),
    () => foreign.fail("x"),
    () => foreign.output("x"),
    () => foreign.result("x", "x"),
  ]) {
    await expect(move()).rejects.toBeInstanceOf(JobNotFound);
  }
  expect(await read(job.id)).toMatchObject({ status: "pending" });
});

test.each([
  [{ type: "" }, "type"],
  [{ type: "Import" }, "type"],
  [{ name: "" }, "name"],
  [{ name: " " }, "name"],
  [{ name: "x".repeat(256) }, "name"],
  [{ description: "x".repeat(2001) }, "description"],
  [{ owner: "nobody-of-that-name" }, "owner"],
  [{ object: { className: "x".repeat(101) } }, "object.className"],
])("creating with %j is refused by the field's name", async (job, field) => {
  await expect(create(job)).rejects.toMatchObject({ code: "invalid_input", field });
});

test("an id that can't be one is not found, without asking the database", async () => {
  for (const id of ["abc", "", "0", "99999999999999999999"]) {
    await expect(new JobHandle(database().access, database().store, id).start()).rejects.toBeInstanceOf(
      JobNotFound,
    );
  }
});

test("emoji count as one character, and NUL does not stop a job", async () => {
  const job = await create({ name: "😀".repeat(255), description: "a\0b" });
  expect(await read(job.id)).toMatchObject({ description: "a\uFFFDb" });
});

test("a linked object is one record however many jobs are about it", async () => {
  const object = { className: "Record", key: "r-1", label: "First label" };
  await Promise.all([1, 2, 3, 4].map(() => create({ object })));
  await create({ object: { ...object, label: "Second label" } });
  const rows = await database().sql("select label from object where key = 'r-1'");
  expect(rows).toEqual([{ label: "Second label" }]);
});

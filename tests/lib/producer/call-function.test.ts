import { Client } from "pg";
import { expect, test } from "vitest";
import { connect } from "@/db/client";
import { IdempotencyKeyReused, IllegalMove, InvalidInput, JobNotFound, StaleRun } from "@/lib/errors";
import type { Access, WriteTerms } from "@/lib/jobs/access";
import { getJob } from "@/lib/jobs/get-job";
import { createJob, JobHandle } from "@/lib/producer";
import { findIdempotentAnswer } from "@/lib/producer/find-idempotent-answer";
import { sweepIdempotencyRecords } from "@/lib/producer/sweep-idempotency-records";
import { testDatabase } from "@/tests/support/database";
import { startOutage } from "@/tests/support/outage";

const database = testDatabase();
const create = (access: Access = database().access) =>
  createJob(access, database().store, { type: "import", name: "A job" });
const read = (id: string) => getJob(database().access, id);

/** The job, for a write on these terms. */
const on = (access: Access, id: string, terms: WriteTerms) =>
  new JobHandle({ ...access, terms }, database().store, id);

let users = 0;
const someone = () => database().asUser(`user ${++users}`);
const once = (key: string, fingerprint = "complete") => ({ once: { key, fingerprint } });

test("who was replaced can record nothing any more, and the successor everything", async () => {
  const job = await create();
  const first = await job.start();
  const before = on(database().access, job.id, { run: first });
  await before.progress(1, 3);
  const second = await job.takeOver();
  expect(second).not.toBe(first);
  for (const write of [
    () => before.progress(2, 3),
    () => before.output("late"),
    () => before.addSubtask("late"),
    () => before.subtask(1).start(),
    () => before.file("output", "late.txt", "late"),
    () => before.errorReport(["a"]).finish({ rowsGiven: 1 }),
    () => before.complete(),
    () => before.fail("late"),
    () => before.cancel(),
    () => before.takeOver(),
  ]) {
    await expect(write()).rejects.toBeInstanceOf(StaleRun);
  }
  expect(await read(job.id)).toMatchObject({ status: "running", progressDone: "1", output: null });
  const now = on(database().access, job.id, { run: second });
  await now.progress(3, 3);
  await now.complete();
  expect(await read(job.id)).toMatchObject({ status: "completed", progressDone: "3" });
  // Its own run, but too late: that is another matter.
  await expect(now.complete()).rejects.toBeInstanceOf(IllegalMove);
  await expect(job.takeOver()).rejects.toMatchObject({ status: "completed" });
});

test("what is no run token is the run of nobody, and a job of another is not found", async () => {
  const owner = await someone();
  const job = await create(owner);
  await expect(on(owner, job.id, { run: "" }).cancel()).rejects.toBeInstanceOf(StaleRun);
  const run = await job.start();
  for (const wrong of ["", "\0", "\ud800", "x".repeat(10_000), run.toUpperCase(), ` ${run}`, "' or true"]) {
    await expect(on(owner, job.id, { run: wrong }).complete()).rejects.toBeInstanceOf(StaleRun);
  }
  await expect(on(await someone(), job.id, { run }).complete()).rejects.toBeInstanceOf(JobNotFound);
  await on(owner, job.id, { run }).complete();
});

test("of a takeover and an end at the same moment, one comes first, and the other knows", async () => {
  for (let round = 0; round < 20; round++) {
    const job = await create();
    const run = await job.start();
    const [takeover, end] = await Promise.allSettled([
      job.takeOver(),
      on(database().access, job.id, { run }).complete(),
    ]);
    expect(takeover.status).not.toBe(end.status);
    expect((await read(job.id))?.status).toBe(end.status === "fulfilled" ? "completed" : "running");
    if (end.status === "rejected") expect(end.reason).toBeInstanceOf(StaleRun);
  }
});

test("an end that waits for a takeover is refused once that has happened", async () => {
  const job = await create();
  const run = await job.start();
  const other = new Client({ connectionString: database().url });
  await other.connect();
  await other.query("begin");
  await other.query("select jobs.take_over_job($1)", [job.id]);
  const refused = expect(on(database().access, job.id, { run }).complete()).rejects.toBeInstanceOf(StaleRun);
  await expect.poll(() => database().sql("select from pg_locks where not granted")).toHaveLength(1);
  await other.query("commit");
  await other.end();
  await refused;
  expect((await read(job.id))?.status).toBe("running");
});

test("a write that is sent again says the same and changes nothing", async () => {
  const user = await someone();
  let repeated = 0;
  const creating = () => {
    const onReplay = () => void repeated++;
    const terms = { once: { key: "create-1", fingerprint: "create", onReplay } };
    return create({ ...user, terms });
  };
  const [one, other] = [await creating(), await creating()];
  expect([other.id, repeated]).toEqual([one.id, 1]);

  const run = await on(user, one.id, once("start-1")).start();
  expect(await on(user, one.id, once("start-1")).start()).toBe(run);
  const terms = { run, ...once("end-1") };
  await on(user, one.id, terms).complete();
  // Also once the job is another's: it is the answer of then.
  await on(user, one.id, { ...terms, run: "stale" }).complete();
  expect(await database().sql("select from job where owner_id = $1", [user.viewer.id])).toHaveLength(1);
});

test("the same key with another request is refused, and of another user it is another key", async () => {
  const [anna, bela] = [await someone(), await someone()];
  const [hers, his] = [await create(anna), await create(bela)];
  await on(anna, hers.id, once("k", "start")).start();
  await expect(on(anna, hers.id, once("k")).complete()).rejects.toBeInstanceOf(IdempotencyKeyReused);
  expect((await read(hers.id))?.status).toBe("running");
  await on(bela, his.id, once("k", "cancel")).cancel();
  expect((await read(his.id))?.status).toBe("cancelled");
});

test("what failed is not kept: the same write may succeed later", async () => {
  const user = await someone();
  const job = await create(user);
  const complete = () => on(user, job.id, once("end")).complete();
  await expect(complete()).rejects.toMatchObject({ status: "pending" });
  await job.start();
  await complete();
  expect((await read(job.id))?.status).toBe("completed");
});

test("sent many times at the same moment, it is done once, and everyone hears the same", async () => {
  const user = await someone();
  const sent = Array.from({ length: 8 }, () => create({ ...user, terms: once("together", "create") }));
  expect(new Set((await Promise.all(sent)).map(({ id }) => id)).size).toBe(1);
  expect(await database().sql("select from job where owner_id = $1", [user.viewer.id])).toHaveLength(1);
});

test("a key is 1 to 255 visible characters, and of a user", async () => {
  const user = await someone();
  for (const key of ["", " ", "é", "a\0b", "x".repeat(256)]) {
    await expect(create({ ...user, terms: once(key) }), key).rejects.toBeInstanceOf(InvalidInput);
  }
  await create({ ...user, terms: once("!".repeat(255)) });
  await expect(create({ ...database().access, terms: once("k") })).rejects.toMatchObject({ field: "key" });
});

/** Has the job's end wait for its row, does this meanwhile, and lets it go. */
async function whileHeld(id: string, end: () => Promise<unknown>, act: () => Promise<unknown> | unknown) {
  const holder = new Client({ connectionString: database().url });
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from job where id = $1 for update", [id]);
  const ended = expect(end()).rejects.toMatchObject({ code: "database_unavailable" });
  await expect.poll(() => database().sql("select from pg_locks where not granted")).toHaveLength(1);
  await act();
  await ended;
  await holder.query("commit");
  await holder.end();
}

test("a write whose answer was lost is not done twice", async () => {
  const user = await someone();
  const job = await create(user);
  await job.start();
  const link = await startOutage(database().url);
  const far = connect(link.url);
  const terms = once("lost");
  await whileHeld(job.id, () => on({ ...user, ...far }, job.id, terms).complete(), link.cut);
  await expect.poll(async () => (await read(job.id))?.status).toBe("completed");
  await on(user, job.id, terms).complete();
  await Promise.all([far.close(), link.close()]);
});

test("a write whose backend was killed before it was done is done when it is sent again", async () => {
  const user = await someone();
  const job = await create(user);
  await job.start();
  const complete = () => on(user, job.id, once("killed")).complete();
  await whileHeld(job.id, complete, () =>
    database().sql("select pg_terminate_backend(pid) from pg_locks where not granted"),
  );
  expect((await read(job.id))?.status).toBe("running");
  await complete();
  expect((await read(job.id))?.status).toBe("completed");
});

test("a file that is sent again is stored once", async () => {
  const user = await someone();
  const job = await create(user);
  const send = () => on(user, job.id, once("file", "sha256")).file("output", "a.txt", "content");
  expect(await findIdempotentAnswer(user, once("file", "sha256").once)).toBeNull();
  const [one, other] = [await send(), await send()];
  expect(other).toEqual(one);
  const keys: string[] = [];
  for await (const { key } of database().store.list()) keys.push(key);
  expect(await database().sql("select store_key from job_file where job_id = $1", [job.id])).toEqual(
    keys.map((store_key) => ({ store_key })),
  );
  expect(await findIdempotentAnswer(user, once("file", "sha256").once)).toBe(one.id);
  await expect(findIdempotentAnswer(user, once("file", "other").once)).rejects.toBeInstanceOf(
    IdempotencyKeyReused,
  );
});

test("answers are kept for a day, and forgotten by the next sweep", async () => {
  const user = await someone();
  const job = await create({ ...user, terms: once("day") });
  const age = (by: string) =>
    database().sql("update kept_answer set created_at = created_at - $2::interval where user_id = $1", [
      user.viewer.id,
      by,
    ]);
  await age("23 hours 59 minutes");
  await sweepIdempotencyRecords(database().db);
  expect((await create({ ...user, terms: once("day") })).id).toBe(job.id);
  await Promise.all(["1", "2", "3"].map((key) => create({ ...user, terms: once(key) })));
  await age("24 hours");
  // Two at once, as many servers do, and in more than one batch each.
  await Promise.all([sweepIdempotencyRecords(database().db, 1), sweepIdempotencyRecords(database().db, 1)]);
  expect(await database().sql("select from kept_answer where user_id = $1", [user.viewer.id])).toEqual([]);
  expect((await create({ ...user, terms: once("day") })).id).not.toBe(job.id);
});

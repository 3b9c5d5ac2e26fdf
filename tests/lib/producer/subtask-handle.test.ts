import { beforeEach, expect, test } from "vitest";
import {
  createJob,
  IllegalMove,
  IllegalSubtaskMove,
  InvalidInput,
  JobHandle,
  JobNotFound,
  SubtaskNotFound,
} from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
let job: JobHandle;

beforeEach(async () => {
  job = await createJob(database().access, database().store, { type: "import", name: "A job" });
});

const rows = (id = job.id) =>
  database().sql("select number, name, status, error from job_subtask where job_id = $1 order by number", [
    id,
  ]);
const thrownBy = (move: Promise<unknown>) => move.catch((thrown: unknown) => thrown);

test("steps are added while a job waits, move while it runs, and each keeps what was said of it", async () => {
  const [unpack, check, load] = await job.addSubtasks(["Unpack", "Check", "Load"]);
  const tidy = await job.addSubtask("Tidy up");
  expect([unpack?.number, check?.number, load?.number, tidy.number]).toEqual([1, 2, 3, 4]);
  await job.start();
  await unpack?.start();
  await unpack?.complete();
  await check?.start();
  await check?.fail(new Error("row 7 has no city"));
  await job.subtask(3).cancel();
  await tidy.start();
  expect(await rows()).toEqual([
    { number: 1, name: "Unpack", status: "completed", error: null },
    { number: 2, name: "Check", status: "failed", error: "row 7 has no city" },
    { number: 3, name: "Load", status: "cancelled", error: null },
    { number: 4, name: "Tidy up", status: "running", error: null },
  ]);
  const [times] = await database().sql(
    `select bool_and(s.finished_at >= s.started_at) as ordered, max(s.finished_at) <= max(e.last_sign_at) as signed
     from job_subtask s join job_execution e using (job_id) where job_id = $1`,
    [job.id],
  );
  expect(times).toEqual({ ordered: true, signed: true });
});

test("an illegal move names the step and its status, and changes nothing", async () => {
  await job.start();
  const step = await job.addSubtask("Load");
  await step.fail("first");
  for (const [move, attempted] of [
    [() => step.start(), "be started"],
    [() => step.complete(), "be marked as completed"],
    [() => step.cancel(), "be marked as cancelled"],
    [() => step.fail("second"), "be marked as failed"],
  ] as const) {
    const error = await thrownBy(move());
    expect(error).toBeInstanceOf(IllegalSubtaskMove);
    expect(error).toMatchObject({
      status: "failed",
      message: `Subtask 1 of job ${job.id} is failed: it can't ${attempted}.`,
    });
  }
  expect(await rows()).toMatchObject([{ status: "failed", error: "first" }]);
});

test("steps move only while their job runs, and are added only before its end", async () => {
  const step = await job.addSubtask("Load");
  expect(await thrownBy(step.start())).toMatchObject({
    name: "IllegalMove",
    status: "pending",
    message: `Job ${job.id} is pending: its subtasks can't be changed.`,
  });
  await job.start();
  await job.complete();
  for (const late of [() => step.start(), () => job.addSubtask("Late"), () => job.addSubtasks([])]) {
    expect(await thrownBy(late())).toBeInstanceOf(IllegalMove);
  }
  expect(await rows()).toMatchObject([{ name: "Load", status: "cancelled" }]);
});

test("a step or a job that isn't there is not found, and so is another's job", async () => {
  await job.start();
  await job.addSubtask("Load");
  for (const number of [2, 0, -1, 1.5, 2 ** 31, Number.NaN]) {
    const error = await thrownBy(job.subtask(number).start());
    expect(error).toBeInstanceOf(SubtaskNotFound);
    expect(error).toMatchObject({ message: `Job ${job.id} has no subtask ${number}.` });
  }
  const { access, store } = database();
  const anna = await database().asUser("anna");
  for (const handle of [
    new JobHandle(access, store, "987654321"),
    new JobHandle(access, store, "abc"),
    new JobHandle(anna, store, job.id),
  ]) {
    for (const move of [
      () => handle.addSubtask("Mine"),
      () => handle.addSubtasks([]),
      () => handle.subtask(1).complete(),
    ])
      expect(await thrownBy(move())).toBeInstanceOf(JobNotFound);
  }
  expect(await rows()).toMatchObject([{ status: "pending" }]);
});

test("staff add and move the steps of their own jobs", async () => {
  const bela = await database().asUser("bela");
  job = await createJob(bela, database().store, { type: "import", name: "Bela's" });
  await job.start();
  await (await job.addSubtask("Load")).complete();
  expect(await rows()).toMatchObject([{ status: "completed" }]);
});

test("a name that can't be taken is named by its place, and none of the others is added", async () => {
  for (const [names, field] of [
    [["a", "b".repeat(256)], "names.1"],
    [["", "b"], "names.0"],
    [[" \n"], "names.0"],
    [Array.from({ length: 10_001 }, () => "a"), "names"],
  ] as const) {
    const error = await thrownBy(job.addSubtasks(names));
    expect(error).toBeInstanceOf(InvalidInput);
    expect(error).toMatchObject({ field });
  }
  expect(await thrownBy(job.addSubtask("x".repeat(256)))).toMatchObject({
    field: "name",
    message: "name: at most 255 characters.",
  });
  expect(await thrownBy(job.addSubtasks(Array(10_001).fill("a")))).toMatchObject({
    message: "names: give at most 10,000 names at once.",
  });
  expect(await rows()).toEqual([]);
});

test("any text is a name, and 10,000 are added at once, in their order", async () => {
  const odd = ["😀".repeat(255), 'a,b{}"\\', "NULL", "nul \0 and \ud800", "x".repeat(255)];
  const steps = await job.addSubtasks([...odd, ...Array.from({ length: 9_995 }, (_, at) => `Step ${at}`)]);
  expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: 10_000 }, (_, at) => at + 1));
  const names = (await rows()).map(({ name }) => name);
  expect(names.slice(0, 6)).toEqual([...odd.slice(0, 3), "nul \uFFFD and \uFFFD", "x".repeat(255), "Step 0"]);
  expect(names.at(-1)).toBe("Step 9994");
  expect(await job.addSubtasks([])).toEqual([]);
});

test("whatever was thrown is a step's error, cut in the middle where it is long", async () => {
  await job.start();
  const thrown = [
    new Error(`head ${"é".repeat(50_000)} tail`),
    "nul \0",
    undefined,
    { code: 7 },
    new TypeError(""),
  ];
  const steps = await job.addSubtasks(thrown.map((_, at) => `Step ${at}`));
  for (const [at, step] of steps.entries()) await step.fail(thrown[at]);
  const errors = (await rows()).map(({ error }) => String(error));
  expect(Buffer.byteLength(errors[0] ?? "")).toBeLessThanOrEqual(4096);
  expect(errors[0]).toMatch(/^head é+\n… 9\d,\d{3} bytes left out …\né+ tail$/);
  expect(errors.slice(1)).toEqual(["nul \uFFFD", "undefined", "{ code: 7 }", "TypeError"]);
});

import { expect, test } from "vitest";
import { openHttpProducer } from "@/packages/producer/src/index";
import { job, producerOf } from "@/tests/support/http/producer-of";
import { scriptedConsole } from "@/tests/support/scripted-console";

test("a token that is not taken is told once, tried once a job, and never told itself", async () => {
  const site = await scriptedConsole();
  site.fault = () => ({ status: 401, body: { code: "bad_token", detail: "The token is not valid." } });
  const { producer, problems } = producerOf(site);
  for (const name of ["one", "two"]) {
    const recorded = await producer.createJob({ type: "import", name });
    await recorded.start();
    await recorded.complete();
  }
  expect(await producer.flush()).toBe(true);
  expect(site.received).toHaveLength(2);
  expect(problems).toMatchObject([{ code: "bad_token", message: "Job “one”: The token is not valid." }]);
  expect(JSON.stringify(problems)).not.toContain("jct_secret");
});

test("what the console refuses of a job is told, and the rest of the job goes on", async () => {
  const site = await scriptedConsole();
  site.fault = ({ path }) =>
    path.endsWith("/progress")
      ? { status: 422, body: { code: "invalid_input", field: "total", detail: "total: no." } }
      : undefined;
  const { producer, problems } = producerOf(site);
  const recorded = await producer.createJob(job);
  await recorded.start();
  await recorded.progress(9, 3);
  await recorded.complete();
  await producer.flush();
  expect(site.story).toEqual(["jobs", "jobs/1/start", "jobs/1/complete"]);
  expect(problems).toMatchObject([{ code: "invalid_input", error: { field: "total", status: 422 } }]);
});

test("a worker whose job was taken over is told once, and says no more", async () => {
  const site = await scriptedConsole();
  site.fault = ({ run }) =>
    run ? { status: 409, body: { code: "stale_run", detail: "Taken over." } } : undefined;
  const { producer, codes } = producerOf(site);
  const recorded = await producer.createJob(job);
  await recorded.start();
  await recorded.output("one");
  await recorded.complete();
  await producer.flush();
  expect(codes()).toEqual(["stale_run"]);
  expect(site.received).toHaveLength(3);
});

test("a wrong address or a missing token is told, and harms nothing", async () => {
  for (const wrong of [{ url: "not an address" }, { url: undefined }, { token: "" }, { token: "a\nb" }]) {
    const { producer, problems } = producerOf({ url: "http://127.0.0.1:1" }, wrong);
    const recorded = await producer.createJob(job);
    await recorded.complete();
    expect(await producer.flush()).toBe(true);
    expect(problems).toMatchObject([{ code: "unusable" }]);
    expect(() =>
      openHttpProducer({ url: "http://127.0.0.1:1", token: "t", strict: true, ...wrong }),
    ).toThrow();
  }
});

test("what can't be put as JSON is told, and a listener that throws harms nothing", async () => {
  const site = await scriptedConsole();
  const { producer, problems } = producerOf(site);
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const recorded = await producer.createJob(job);
  await recorded.reject({ columns: ["a"], rows: [{ row: 2, values: [circular], message: "no" }] });
  await recorded.output(circular);
  await producer.flush();
  expect(site.story).toEqual(["jobs", "jobs/1/output"]);
  expect(problems).toMatchObject([{ code: "unusable" }]);
  const throwing = producerOf(site, {
    onProblem: () => {
      throw new Error("the listener's own");
    },
  });
  await (await throwing.producer.createJob(job)).reject({
    columns: [],
    rows: [{ row: 1, values: [circular], message: "" }],
  });
  expect(await throwing.producer.flush()).toBe(true);
});

test("strict, each call waits for the console, and throws what it says", async () => {
  const site = await scriptedConsole();
  const { producer } = producerOf(site, { strict: true, timeoutMs: 300, patienceMs: 400 });
  const recorded = await producer.createJob(job);
  expect(site.story).toEqual(["jobs"]);
  site.fault = () => ({ status: 409, body: { code: "illegal_move", detail: "Job 1 is completed." } });
  await expect(recorded.start()).rejects.toMatchObject({
    code: "illegal_move",
    status: 409,
    message: "Job 1 is completed.",
  });
  site.fault = () => "swallow";
  await expect(recorded.complete()).rejects.toMatchObject({ code: "gave_up" });
});

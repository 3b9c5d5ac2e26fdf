import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { findPort } from "@/tests/support/free-port";
import { job, producerOf } from "@/tests/support/http/producer-of";
import { scriptedConsole } from "@/tests/support/scripted-console";

/** How long something took, in ms. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

test("a job is recorded in its order, each event with a key of its own, and fenced by its run token", async () => {
  const site = await scriptedConsole();
  const { producer, problems } = producerOf(site);
  const recorded = await producer.createJob(job);
  await recorded.queue();
  await recorded.start();
  const step = await recorded.addSubtask("Read");
  await step.start();
  await step.fail(new Error("no such row"));
  await recorded.output({ rows: 3n });
  await recorded.complete();
  expect(await producer.flush()).toBe(true);
  expect(site.story).toEqual(
    ["jobs", "jobs/1/queue", "jobs/1/start", "jobs/1/subtasks", "jobs/1/subtasks/7/start"].concat([
      "jobs/1/subtasks/7/fail",
      "jobs/1/output",
      "jobs/1/complete",
    ]),
  );
  expect(site.done.map(({ run }) => run)).toEqual([
    undefined,
    undefined,
    undefined,
    ...Array(5).fill("run-1"),
  ]);
  expect(new Set(site.done.map(({ key }) => key)).size).toBe(8);
  expect(site.done.every(({ authorization }) => authorization === "Bearer jct_secret")).toBe(true);
  expect(JSON.parse(site.done.at(-2)?.body ?? "")).toEqual({ output: '{"rows":"3"}' });
  expect(await recorded.id()).toBe("1");
  expect(problems).toEqual([]);
});

test("with a console that accepts and never answers, no call waits and none throws", async () => {
  const site = await scriptedConsole();
  site.fault = () => "swallow";
  const { producer, codes } = producerOf(site, { timeoutMs: 50 });
  const ms = await took(async () => {
    const recorded = await producer.createJob(job);
    await recorded.start();
    for (let row = 0; row < 2_000; row++) await recorded.progress(row, 2_000);
    await recorded.fail(new Error("x".repeat(300_000)));
  });
  expect(ms).toBeLessThan(5_000);
  expect(await producer.flush(500)).toBe(false);
  // Told once, however often it is tried.
  expect(site.received.length).toBeGreaterThan(1);
  expect(codes()).toEqual(["unreachable"]);
  site.fault = () => undefined;
  expect(await producer.flush()).toBe(true);
  expect(site.story).toEqual(["jobs", "jobs/1/start", "jobs/1/progress", "jobs/1/fail"]);
  expect(JSON.parse(site.done[2]?.body ?? "")).toMatchObject({ done: 1_999 });
  const report = JSON.parse(site.done[3]?.body ?? "");
  expect(Buffer.byteLength(report.message)).toBeLessThanOrEqual(64 * 1024);
  expect(Buffer.byteLength(report.trace)).toBeLessThanOrEqual(256 * 1024);
});

test("a refused connection is no error of the work, and what was recorded is delivered once the console is up", async () => {
  const site = await scriptedConsole();
  await site.stop();
  const { producer, codes } = producerOf(site);
  const recorded = await producer.createJob(job);
  await recorded.start();
  await recorded.complete();
  expect(await producer.flush(100)).toBe(false);
  expect(codes()).toEqual(["unreachable"]);
  await site.start();
  expect(await producer.flush()).toBe(true);
  expect(site.story).toEqual(["jobs", "jobs/1/start", "jobs/1/complete"]);
});

test("a line that is cut as soon as it is there costs no event", async () => {
  const port = await findPort();
  const dropping = createServer((socket) => socket.on("error", () => undefined).destroy());
  await new Promise<void>((listening) => dropping.listen(port, "127.0.0.1", listening));
  onTestFinished(() => void dropping.close());
  const { producer, codes } = producerOf({ url: `http://127.0.0.1:${port}` });
  await producer.createJob(job);
  expect(await producer.flush(100)).toBe(false);
  expect(codes()).toEqual(["unreachable"]);
});

test("a console that never comes to an end of its answer is not waited for", async () => {
  const site = await scriptedConsole();
  site.fault = (_, nth) => (nth === 1 ? "drip" : undefined);
  const { producer, codes } = producerOf(site, { timeoutMs: 100 });
  await producer.createJob(job);
  expect(await producer.flush()).toBe(true);
  expect(codes()).toEqual(["unreachable"]);
  expect(site.story).toEqual(["jobs"]);
});

test("a console that restarts in the middle gets every event once, in order", async () => {
  const site = await scriptedConsole();
  const { producer } = producerOf(site);
  const recorded = await producer.createJob(job);
  await recorded.start();
  expect(await producer.flush()).toBe(true);
  await site.stop();
  await recorded.output("half");
  await recorded.complete();
  expect(await recorded.delivered(50)).toBe(false);
  await site.start();
  expect(await recorded.delivered(5_000)).toBe(true);
  expect(site.story).toEqual(["jobs", "jobs/1/start", "jobs/1/output", "jobs/1/complete"]);
});

test("an answer that was lost is asked for again with the same key, and nothing happens twice", async () => {
  const site = await scriptedConsole();
  const cut = new Set<string>();
  site.fault = ({ key }) => {
    if (cut.has(key)) return undefined;
    cut.add(key);
    return "cut after";
  };
  const { producer, codes } = producerOf(site);
  const recorded = await producer.createJob(job);
  await recorded.start();
  await recorded.complete();
  expect(await producer.flush()).toBe(true);
  expect(site.received).toHaveLength(6);
  expect(site.story).toEqual(["jobs", "jobs/1/start", "jobs/1/complete"]);
  expect(await recorded.id()).toBe("1");
  expect(codes()).toContain("unreachable");
});

test("a line that the console closed while nothing was said is no sign that it is away", async () => {
  const site = await scriptedConsole();
  const { producer, problems } = producerOf(site);
  const recorded = await producer.createJob(job);
  await producer.flush();
  site.fault = (_, nth) => (nth === 2 ? "cut before" : undefined);
  await recorded.complete();
  expect(await producer.flush()).toBe(true);
  expect(site.received).toHaveLength(3);
  expect(problems).toEqual([]);
});

test("asked to wait, it waits: as long as Retry-After says, and then goes on", async () => {
  const site = await scriptedConsole();
  site.fault = (_, nth) => (nth === 1 ? { status: 429, headers: { "Retry-After": "1" } } : undefined);
  const { producer, problems } = producerOf(site);
  await producer.createJob(job);
  expect(await took(() => producer.flush())).toBeGreaterThan(900);
  expect(site.received).toHaveLength(2);
  expect(site.received[0]?.key).toBe(site.received[1]?.key);
  expect(problems).toEqual([]);
});

test.each([502, 503, 504])("%i is tried again with the same key", async (status) => {
  const site = await scriptedConsole();
  site.fault = (_, nth) => (nth === 1 ? { status } : undefined);
  const { producer } = producerOf(site);
  await producer.createJob(job);
  expect(await producer.flush()).toBe(true);
  expect(new Set(site.received.map(({ key }) => key)).size).toBe(1);
  expect(site.story).toEqual(["jobs"]);
});

import { expect, test } from "vitest";
import { openHttpProducer, type Problem } from "@/packages/producer/src/index";
import { scriptedConsole } from "@/tests/support/scripted-console";

/** A producer of a console that is away for now. */
async function awayConsole(buffer: { events?: number; bytes?: number }) {
  const site = await scriptedConsole();
  await site.stop();
  const problems: Problem[] = [];
  const onProblem = (problem: Problem) => problems.push(problem);
  const producer = openHttpProducer({ url: site.url, token: "t", onProblem, timeoutMs: 5_000, buffer });
  return { site, producer, codes: () => problems.map(({ code }) => code) };
}

test("full, the buffer gives up progress first, then details, and never a job's end", async () => {
  const { site, producer, codes } = await awayConsole({ events: 6 });
  const one = await producer.createJob({ type: "import", name: "one" });
  await one.start();
  await one.progress(1);
  await one.output("kept while there is room");
  await one.progress(2);
  const two = await producer.createJob({ type: "import", name: "two" });
  await two.start();
  await two.complete();
  await one.complete();
  expect(codes()).toContain("buffer_full");
  await site.start();
  expect(await producer.flush()).toBe(true);
  const ends = site.story.filter((path) => path.endsWith("/complete"));
  expect(ends).toHaveLength(2);
  expect(site.story.filter((path) => /progress|output/.test(path))).toEqual([]);
  expect(site.story).toHaveLength(6);
});

test("full of starts and ends, it takes no new job, and says so once until it was empty", async () => {
  const { site, producer, codes } = await awayConsole({ events: 4 });
  for (const name of ["one", "two", "three", "four", "five"]) {
    const job = await producer.createJob({ type: "import", name });
    await job.start();
    await job.complete();
  }
  expect(codes().filter((code) => code === "buffer_full")).toHaveLength(1);
  await site.start();
  expect(await producer.flush()).toBe(true);
  expect(site.story).toHaveLength(6);
  expect(site.story.filter((path) => path === "jobs")).toHaveLength(2);
});

test("reports are shorter when the buffer is more than half full of bytes", async () => {
  const { site, producer } = await awayConsole({ bytes: 1_000_000 });
  for (const name of ["one", "two", "three", "four"]) {
    const job = await producer.createJob({ type: "import", name });
    await job.start();
    await job.failWith("why ".repeat(100_000), "where ".repeat(100_000));
  }
  await site.start();
  expect(await producer.flush()).toBe(true);
  const sizes = site.done.filter(({ path }) => path.endsWith("/fail")).map(({ body }) => body.length);
  expect(sizes).toHaveLength(4);
  expect(Math.max(...sizes)).toBeLessThan(330_000);
  expect(Math.min(...sizes)).toBeLessThan(9_000);
});

test("what was put off too long is given up, told, and leaves the rest of other jobs alone", async () => {
  const site = await scriptedConsole();
  site.fault = ({ path }) => (path.endsWith("/1/output") ? { status: 503 } : undefined);
  const problems: Problem[] = [];
  const onProblem = (problem: Problem) => problems.push(problem);
  const producer = openHttpProducer({ url: site.url, token: "t", onProblem, patienceMs: 100 });
  const job = await producer.createJob({ type: "import", name: "one" });
  await job.output("never taken");
  const other = await producer.createJob({ type: "import", name: "two" });
  await other.complete();
  expect(await producer.flush()).toBe(true);
  expect(problems.map(({ code }) => code)).toEqual(["unreachable", "gave_up"]);
  expect(site.story.at(-1)).toMatch(/complete$/);
});

import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openHttpProducer, type Problem } from "@/packages/producer/src/index";
import { scriptedConsole } from "@/tests/support/scripted-console";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A job at a scripted console, and a folder for its files. */
async function openJob() {
  const site = await scriptedConsole();
  const problems: Problem[] = [];
  const onProblem = (problem: Problem) => problems.push(problem);
  const producer = openHttpProducer({ url: site.url, token: "t", onProblem });
  const job = await producer.createJob({ type: "import", name: "Airports" });
  await job.delivered(5_000);
  const folder = await mkdtemp(join(tmpdir(), "jobs-upload-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { site, producer, problems, job, path: join(folder, "airports.csv") };
}

test("texts, bytes and files are uploaded with their size and checksum, as they were when they were given", async () => {
  const { site, producer, problems, job, path } = await openJob();
  await writeFile(path, "from a file");
  const bytes = Buffer.from("from bytes");
  await job.file("input", "a.txt", "from a text");
  await job.file("output", "b.txt", bytes, { mediaType: "text/x-odd" });
  bytes.fill(0);
  await job.result("c & d.csv", { path });
  await job.file("input", "empty", "");
  expect(await producer.flush()).toBe(true);
  expect(problems).toEqual([]);
  expect(
    site.done.slice(1).map(({ path: to, body }) => [to.replace("/api/v1/jobs/1/files?", ""), body]),
  ).toEqual([
    ["kind=input&name=a.txt", "from a text"],
    ["kind=output&name=b.txt&mediaType=text%2Fx-odd", "from bytes"],
    ["kind=output&name=c+%26+d.csv&result=true", "from a file"],
    ["kind=input&name=empty", ""],
  ]);
  const { headers, body } = site.done[3] ?? { headers: {}, body: "" };
  expect(headers).toMatchObject({ "content-sha256": sha256(body), "content-length": String(body.length) });
});

test("a storage that is away costs the file and not the job's end", async () => {
  const { site, producer, problems, job } = await openJob();
  site.fault = ({ path }) => (path.includes("/files?") ? { status: 503 } : undefined);
  await job.file("input", "a.txt", "lost", { patienceMs: 300 });
  await job.complete();
  expect(await producer.flush()).toBe(true);
  expect(site.received.filter(({ path }) => path.includes("/files?")).length).toBeGreaterThan(1);
  expect(site.story).toEqual(["jobs", "jobs/1/complete"]);
  expect(problems.at(-1)).toMatchObject({
    code: "gave_up",
    message: expect.stringMatching(/^Job “Airports”, file “a\.txt”: Not recorded after \d tries/),
  });
});

test("a file that is gone, a folder and an upload that is called off are told, and the job goes on", async () => {
  const { site, producer, problems, job, path } = await openJob();
  await job.file("input", "gone", { path });
  await job.file("input", "folder", { path: tmpdir() });
  await job.file("input", "called off", "text", { signal: AbortSignal.abort() });
  await job.complete();
  expect(await producer.flush()).toBe(true);
  expect(site.story).toEqual(["jobs", "jobs/1/complete"]);
  expect(problems.map(({ code }) => code)).toEqual(["unusable", "unusable", "unusable"]);
  expect(problems[0]?.message).toMatch(/file “gone”: ENOENT/);
});

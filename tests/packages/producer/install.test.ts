import { type ExecFileException, execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { inheritedVariables } from "@/lib/env";
import { testDatabase } from "@/tests/support/database";
import { openRecorder } from "@/tests/support/recorder";
import { scriptedConsole } from "@/tests/support/scripted-console";

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. */
const run = (cwd: string, program: string, args: string[], variables: Record<string, string> = {}) =>
  new Promise<Ended>((end) => {
    const env = { ...inheritedVariables(), ...variables };
    execFile(
      program,
      args,
      { cwd, env, timeout: 180_000 },
      (error: ExecFileException | null, stdout, stderr) =>
        end({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });

const database = testDatabase();
const ROOT = resolve(import.meta.dirname, "../../..");
let project: string;

/** Runs a script in the project that has the package installed. */
const script = (text: string, variables: Record<string, string>) =>
  run(project, process.execPath, ["--input-type=module", "--eval", text], variables);

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "jobs-producer-"));
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
  const packed = await run(ROOT, "npm", ["run", "-s", "producer:pack", "--", "--pack-destination", project]);
  const tarball = packed.stdout.trim().split("\n").at(-1) ?? "";
  const installed = await run(project, "npm", [
    "install",
    "--offline",
    "--no-audit",
    "--no-fund",
    `./${tarball}`,
  ]);
  expect([packed.code, installed.code], packed.stderr + installed.stderr).toEqual([0, 0]);
});

afterAll(() => rm(project, { recursive: true }));

test("its types are those of a project that knows nothing of the console's", async () => {
  await writeFile(
    join(project, "use.ts"),
    `import { ConsoleError, openHttpProducer, openSqlProducer, type HttpJob, type Job, type Problem, type SqlClient } from "jobs-console-producer";
declare const client: SqlClient;
export const over: Job = await openSqlProducer(client).createJob({ type: "import", name: "x" });
const producer = openHttpProducer({ url: "https://jobs.example.org", token: "t", onProblem: (problem: Problem) => void problem });
const job: HttpJob = await producer.createJob({ type: "import", name: "x", object: { className: "Table" } });
const either: Job = job;
await either.progress(1, 2, "three");
const flushed: boolean = await producer.flush(10);
const status: number | null = new ConsoleError("unusable", "x").status;
// @ts-expect-error A job has a name.
await producer.createJob({ type: "import" });
export { flushed, status };
`,
  );
  // The README's first example, too.
  const [, example = ""] =
    /```ts\n(.*?)```/s.exec(readFileSync(join(ROOT, "packages/producer/README.md"), "utf8")) ?? [];
  const globals = "declare const process: { env: Record<string, string | undefined> };\n";
  await writeFile(join(project, "example.ts"), globals + example);
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", ""];
  expect(
    await run(project, join(ROOT, "node_modules/.bin/tsc"), [...flags, "use.ts", "example.ts"]),
  ).toMatchObject({
    code: 0,
    stdout: "",
  });
});

test("installed alone, it records a job over HTTP", async () => {
  const site = await scriptedConsole();
  const ended = await script(
    `import { openHttpProducer } from "jobs-console-producer";
     const producer = openHttpProducer({ url: process.env.SITE, token: "t" });
     const job = await producer.createJob({ type: "import", name: "Airports" });
     await job.start();
     await job.fail(new Error("no such row"));
     console.log(await producer.flush());`,
    { SITE: site.url },
  );
  expect(ended).toEqual({ code: 0, stdout: "true\n", stderr: "" });
  expect(site.story).toEqual(["jobs", "jobs/1/start", "jobs/1/fail"]);
});

test("installed alone, it records a job over SQL, through a client of the project's own", async () => {
  const recorder = await openRecorder(database());
  onTestFinished(() => recorder.close());
  const ended = await script(
    `import { createRequire } from "node:module";
     import { openSqlProducer } from "jobs-console-producer";
     const { Pool } = createRequire(process.env.ROOT + "/")("pg");
     const pool = new Pool({ connectionString: process.env.PLACE });
     const job = await openSqlProducer(pool).createJob({ type: "sync", name: "Catalogue" });
     await job.start();
     await job.complete();
     await pool.end();`,
    { ROOT, PLACE: recorder.url },
  );
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await database().sql("select name, status from job")).toEqual([
    { name: "Catalogue", status: "completed" },
  ]);
});

test("a console that never answers keeps no process alive, and is a warning where nobody listens", async () => {
  const site = await scriptedConsole();
  site.fault = () => "swallow";
  const [ended, waited] = await Promise.all([
    script(
      `import { openHttpProducer } from "jobs-console-producer";
       const producer = openHttpProducer({ url: process.env.SITE, token: "t" });
       const job = await producer.createJob({ type: "import", name: "Airports" });
       await job.complete();
       setTimeout(() => {}, 100);`,
      { SITE: site.url },
    ),
    script(
      `import { openHttpProducer } from "jobs-console-producer";
       const producer = openHttpProducer({ url: process.env.SITE, token: "t", timeoutMs: 50 });
       await producer.createJob({ type: "import", name: "Airports" });
       console.log(await producer.flush(300));`,
      { SITE: site.url },
    ),
  ]);
  // It did not even live to see the five seconds for an answer end, which would have been a warning.
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(waited).toMatchObject({ code: 0, stdout: "false\n" });
  expect(waited.stderr).toMatch(
    /JOBS_CONSOLE_UNREACHABLE\] JobsConsoleWarning: Job “Airports”: The console does not/,
  );
  expect(site.received.length).toBeGreaterThan(1);
});

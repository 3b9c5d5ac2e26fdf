import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { listJobFiles } from "@/lib/jobs/files/list-job-files";
import { getJob } from "@/lib/jobs/get-job";
import { openHttpProducer, type Problem } from "@/packages/producer/src/index";
import { startCli, words } from "../../lib/cli/call-cli";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";

let token = "";
const up = testConsole(async ({ site, database }) => {
  await site.userWithCookie("maria");
  token = (await makeToken(database, "maria", "jobs:write")).text;
});

/** A producer of the console, and what it told. */
function producerAt(url: string) {
  const problems: Problem[] = [];
  const producer = openHttpProducer({ url, token, onProblem: (problem) => problems.push(problem) });
  return { producer, problems };
}

/** A way to the console on which so many answers get lost after the console has sent them. */
async function losing(answers: number): Promise<string> {
  let left = answers;
  const { port } = new URL(up.site.address);
  const server = createServer((socket) => {
    const upstream = connect(Number(port), "localhost");
    const cut = () => [socket, upstream].map((end) => end.destroy());
    for (const end of [socket, upstream]) end.on("error", cut).on("close", cut);
    socket.pipe(upstream);
    upstream.on("data", (bytes) => (left-- > 0 ? cut() : socket.write(bytes)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-record-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("a program elsewhere records a whole job, which is its token's user's", async () => {
  const { producer, problems } = producerAt(up.site.address);
  const path = join(await scratch(), "airports.csv");
  await writeFile(path, "iata,latitude\n00M,31.95\n00R,?\n");
  const job = await producer.createJob({
    type: "import",
    name: "Airports",
    description: "Reads\0 them",
    runAt: "/imports/7",
    object: { className: "Table", key: "airports", label: "Airports" },
  });
  await job.queue();
  await job.start();
  await job.file("input", "airports.csv", { path });
  const [read, judge] = await job.addSubtasks(["Read", "Judge"]);
  await read?.start();
  await read?.complete();
  await judge?.fail(new Error("a row without a latitude"));
  await job.progress(2, 2, "row 3");
  const rows = [{ row: 3, values: ["00R", "?"], column: "latitude", message: "no number" }];
  await job.reject({ columns: ["iata", "latitude"], rows, rowsGiven: 2 });
  await job.output({ taken: 1n });
  await job.result("taken.txt", "00M\n");
  await job.failWith("x".repeat(100_000), "\uD800".repeat(10));
  expect(await producer.flush()).toBe(true);
  expect(problems).toEqual([]);
  const { access } = up.database;
  const id = (await job.id()) ?? "";
  expect(await getJob(access, id)).toMatchObject({
    status: "failed",
    ownerName: "maria",
    description: "Reads\uFFFD them",
    output: '{"taken":"1"}',
    rowsGiven: 2,
    rowsRejected: 1,
    stackTrace: "\uFFFD".repeat(10),
  });
  const { files } = await listJobFiles(access, id, { page: 1, pageSize: 10 });
  expect(new Set(files.map(({ kind, name }) => `${kind} ${name}`))).toEqual(
    new Set(["error_report rejected-rows.csv", "input airports.csv", "output taken.txt"]),
  );
});

test("with answers lost on the way, all of it is recorded, and once", async () => {
  const { producer, problems } = producerAt(await losing(8));
  const job = await producer.createJob({ type: "sync", name: "Lossy" });
  await job.start();
  await job.file("input", "a.txt", "kept once");
  await job.addSubtask("One");
  await job.output("once");
  await job.complete();
  expect(await producer.flush(20_000)).toBe(true);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["unreachable"]));
  const [counted] = await up.database.sql(
    `select count(*)::int as jobs, min(status) as status,
       (select count(*)::int from job_subtask where job_id = any(array_agg(job.id))) as steps,
       (select count(*)::int from job_file where job_id = any(array_agg(job.id))) as files
     from job where name = 'Lossy'`,
  );
  expect(counted).toEqual({ jobs: 1, status: "completed", steps: 1, files: 1 });
});

test("a worker that took a job over continues, and the one that it replaced is told so once", async () => {
  const first = producerAt(up.site.address);
  const job = await first.producer.createJob({ type: "sync", name: "Taken over" });
  await job.start();
  expect(await first.producer.flush()).toBe(true);
  const second = producerAt(up.site.address);
  const taken = second.producer.job((await job.id()) ?? "");
  await taken.takeOver();
  await second.producer.flush();
  await job.output("late");
  await job.complete();
  await first.producer.flush();
  await taken.cancel();
  await second.producer.flush();
  expect(first.problems.map(({ code }) => code)).toEqual(["stale_run"]);
  expect(second.problems).toEqual([]);
  expect(await getJob(up.database.access, (await job.id()) ?? "")).toMatchObject({
    status: "cancelled",
    output: null,
  });
});

test("jobs run records over HTTP, and says why when a token may not", async () => {
  const folder = await scratch();
  const run = (variables: Record<string, string>) =>
    startCli({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", ...variables }, [
      ...words`run --type export --name Nightly --url ${up.site.address} --output ${folder}`,
      ...words`-- sh -c ${`echo done > ${folder}/done.txt; echo broken >&2; exit 3`}`,
    ]).ended;
  const reader = (await makeToken(up.database, "maria", "jobs:read")).text;
  const [ended, unscoped] = await Promise.all([run({ JOBS_TOKEN: token }), run({ JOBS_TOKEN: reader })]);
  expect(ended).toEqual({ code: 3, stdout: "", stderr: "broken\n" });
  expect(unscoped.code).toBe(3);
  expect(unscoped.stderr).toMatch(/^The command runs, but is not recorded: .*jobs:write/m);
  const found = await up.database.sql(
    `select status, owner_name, error_message, stack_trace, (select count(*)::int from job_file where job_id = job.id) as files
     from job join job_execution on job_id = job.id where name = 'Nightly'`,
  );
  expect(found).toEqual([
    {
      status: "failed",
      owner_name: "maria",
      error_message: "exit code 3",
      stack_trace: "broken\n",
      files: 1,
    },
  ]);
});

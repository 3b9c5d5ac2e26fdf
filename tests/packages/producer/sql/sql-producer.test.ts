import { inspect } from "node:util";
import { Client } from "pg";
import postgres from "postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { ConsoleError, openSqlProducer, type SqlProducer } from "@/packages/producer/src/index";
import { testDatabase } from "@/tests/support/database";
import { openRecorder, type Recorder } from "@/tests/support/recorder";

const database = testDatabase();
let recorder: Recorder;
let client: Client;
let producer: SqlProducer;

beforeAll(async () => {
  recorder = await openRecorder(database());
  client = new Client({ connectionString: recorder.url });
  await client.connect();
  producer = openSqlProducer(client);
});
afterAll(async () => {
  await client.end();
  await recorder.close();
});

const shown = (id: string) => getJob(database().access, id);

test("a role that may record and nothing else records a whole job", async () => {
  await database().asUser("maria");
  const job = await producer.createJob({
    type: "import",
    name: "Air\0ports",
    owner: "maria",
    description: "Reads",
    runAt: "/imports/7",
    object: { className: "Table", key: "airports", label: "Airports" },
  });
  await job.queue();
  await job.start();
  const step = await job.addSubtask("Read the rows");
  await step.start();
  await step.complete();
  await (await job.addSubtask("Judge them")).fail(new Error("no such column"));
  await (await job.addSubtask("Tell of them")).cancel();
  await job.progress(3, 9, "row 3");
  await job.countRows(9, 1);
  await job.output({ taken: 8n });
  await job.complete();
  expect(await shown(job.id)).toMatchObject({
    status: "completed",
    name: "Air\uFFFDports",
    ownerName: "maria",
    output: '{"taken":"8"}',
    rowsGiven: 9,
    rowsRejected: 1,
    progressNote: "row 3",
  });
  const steps = await database().sql("select status from job_subtask where job_id = $1 order by number", [
    job.id,
  ]);
  expect(steps.map(({ status }) => status)).toEqual(["completed", "failed", "cancelled"]);
});

test("any failure is recorded, whatever it holds and however long it is", async () => {
  const job = await producer.createJob({ type: "import", name: "fails" });
  await job.start();
  await job.failWith(`\0\uD800${"x".repeat(100_000)}`, "y".repeat(1_000_000));
  const { errorMessage, stackTrace } = (await shown(job.id)) ?? {};
  expect(errorMessage).toMatch(/^\uFFFD\uFFFDx+\n… [\d,]+ bytes left out …\nx+$/);
  expect(Buffer.byteLength(stackTrace ?? "")).toBeLessThanOrEqual(256 * 1024);
  const thrown = await producer.createJob({ type: "import", name: "throws" });
  await thrown.fail(new TypeError("no such row"));
  expect(await shown(thrown.id)).toMatchObject({ status: "failed", errorMessage: "no such row" });
});

test("a worker that was replaced is refused from then on, and the one that took over continues", async () => {
  const first = await producer.createJob({ type: "import", name: "taken over" });
  await first.start();
  const second = producer.job(first.id);
  await second.takeOver();
  await expect(first.complete()).rejects.toMatchObject({ name: "ConsoleError", code: "stale_run" });
  await expect(producer.job(first.id, first.runToken).output("late")).rejects.toThrow(ConsoleError);
  await second.cancel();
  expect(await shown(first.id)).toMatchObject({ status: "cancelled", output: null });
});

/** A client whose connection is gone. */
const closed = () => ({ query: () => Promise.reject(new Error("Connection terminated")) });

test("what is refused is told in the console's words, and a fault of the connection as the client has it", async () => {
  const job = await producer.createJob({ type: "import", name: "refused" });
  await job.complete().catch(() => undefined);
  await job.cancel().catch(() => undefined);
  await expect(job.start()).rejects.toMatchObject({ code: "illegal_move", status: null });
  await expect(producer.job("1").start()).rejects.toMatchObject({ code: "not_found" });
  await expect(producer.createJob({ type: "Bad type", name: "x" })).rejects.toMatchObject({
    code: "invalid_input",
    field: "type",
    message: expect.stringMatching(/^type: a lower-case word/),
  });
  await expect(producer.job("7; drop").start()).rejects.toMatchObject({ code: "invalid_input" });
  await expect(openSqlProducer(closed()).job("1").start()).rejects.not.toBeInstanceOf(ConsoleError);
});

test("within the caller's transaction the record comes and goes with it", async () => {
  await client.query("begin");
  const { id } = await producer.createJob({ type: "import", name: "rolled back" });
  await client.query("rollback");
  expect(await shown(id)).toBeNull();
});

/** A client of `postgres`, with options that its owner may have given it. */
function openPostgres(options: postgres.Options<Record<string, postgres.PostgresType>> = {}): postgres.Sql {
  const sql = postgres(recorder.url, { max: 2, ...options });
  onTestFinished(() => sql.end());
  return sql;
}

test("within a transaction of postgres, the record comes and goes with it", async () => {
  const sql = openPostgres();
  const undone = sql.begin(async (transaction) => {
    const job = await openSqlProducer(transaction).createJob({ type: "import", name: "rolled back" });
    await job.start();
    await expect(job.queue()).rejects.toMatchObject({ code: "illegal_move" });
    return job.id;
  });
  await expect(undone).rejects.toMatchObject({ code: "JB409" });
  const id = await sql.begin(async (transaction) => {
    const job = await openSqlProducer(transaction).createJob({ type: "import", name: "kept" });
    await transaction.savepoint((inner) => openSqlProducer(inner).job(job.id).start());
    return job.id;
  });
  expect(
    await database().sql("select id::text, name, status from job where name in ('rolled back', 'kept')"),
  ).toEqual([{ id, name: "kept", status: "running" }]);
});

test("what postgres would guess or convert, and how its owner set it up, changes nothing", async () => {
  const big = "900719925474099312";
  await database().sql("insert into object (id, class_name) overriding system value values ($1, 'Job')", [
    big,
  ]);
  await database().sql("insert into job (id, type) values ($1, 'sync')", [big]);
  const sql = openPostgres({
    types: { bigint: postgres.BigInt },
    transform: { ...postgres.pascal, undefined: null },
    prepare: false,
  });
  // It asks the server for its types as it connects.
  await sql`select 1`;
  const before = inspect(sql.options, { depth: 3 });
  const job = openSqlProducer(sql).job(big);
  await job.start();
  expect(job.runToken).toMatch(/^\S{20,}$/);
  await job.progress(Number.MAX_SAFE_INTEGER, null, "true");
  await job.output(true);
  const step = await job.addSubtask("2026-01-01");
  expect(step.number).toBe(1);
  await job.countRows(9, 0);
  expect(inspect(sql.options, { depth: 3 })).toBe(before);
  expect(await shown(big)).toMatchObject({
    progressDone: String(Number.MAX_SAFE_INTEGER),
    progressNote: "true",
    output: "true",
    rowsGiven: 9,
    rowsRejected: 0,
  });
});

test("a fault of the connection comes as postgres has it, and a fresh one is used after it", async () => {
  const sql = openPostgres({ max: 1 });
  const producer = openSqlProducer(sql);
  const job = await producer.createJob({ type: "sync", name: "outlives" });
  const [backend] = await sql`select pg_backend_pid() as pid`;
  await database().sql("select pg_terminate_backend($1)", [backend?.pid]);
  await expect
    .poll(() =>
      job.start().then(
        () => "started",
        (error: unknown) => error,
      ),
    )
    .toBe("started");
  expect(await shown(job.id)).toMatchObject({ status: "running" });
  const away = openSqlProducer(postgres("postgres://nobody@127.0.0.1:1/none", { connect_timeout: 2 }));
  await expect(away.job("1").start()).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

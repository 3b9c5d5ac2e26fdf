import { Pool } from "pg";
import postgres from "postgres";
import { afterAll, beforeAll, describe } from "vitest";
import { openSqlProducer, type SqlClient } from "@/packages/producer/src/index";
import type { SqlJob } from "@/packages/producer/src/sql/sql-job";
import type { PlainVerb } from "@/packages/producer/src/verbs";
import { conformsForOne } from "@/tests/support/conformance";
import type { RecordingInterface, VerbFields } from "@/tests/support/conformance/recording-interface";
import { testDatabase } from "@/tests/support/database";
import { openRecorder, type Recorder } from "@/tests/support/recorder";

describe("with a pool of pg", () => {
  const { database, url } = recorders();
  let pool: Pool;
  beforeAll(() => {
    pool = new Pool({ connectionString: url(), max: 4 });
    // Its connections may still be closing when the database is dropped.
    pool.on("connect", (client) => client.on("error", () => undefined));
  });
  afterAll(() => pool.end());
  conformsForOne(database, () => doorOf(pool));
});

describe("with a client of postgres", () => {
  const { database, url } = recorders();
  let sql: postgres.Sql;
  beforeAll(() => {
    sql = postgres(url(), { max: 4 });
  });
  afterAll(() => sql.end());
  conformsForOne(database, () => doorOf(sql));
});

/** A database of its own, and its address for a role that may record and nothing else. */
function recorders() {
  const database = testDatabase();
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder(database());
  });
  afterAll(() => recorder.close());
  return { database, url: () => recorder.url };
}

/** Each verb by its method. */
const METHODS: Record<PlainVerb, (job: SqlJob, said: VerbFields) => Promise<void>> = {
  queue: (job) => job.queue(),
  progress: (job, { done, total, note }) => job.progress(Number(done), Number(total), String(note)),
  output: (job, { output }) => job.output(output),
  complete: (job) => job.complete(),
  fail: (job, { message, trace }) => job.failWith(String(message), String(trace)),
  cancel: (job) => job.cancel(),
};

/** A ConsoleError has of a refusal what the suite looks at. */
function doorOf(client: SqlClient): RecordingInterface {
  const producer = openSqlProducer(client);
  return {
    create: (given) => producer.createJob(given).then(({ id }) => id),
    queue: (id) => producer.job(id).queue(),
    start: (id) => begun(id, "start"),
    takeOver: (id) => begun(id, "takeOver"),
    progress: (id, { done, total, note }, run) => producer.job(id, run).progress(done, total, note),
    output: (id, json, run) => producer.job(id, run).output(json),
    complete: (id, run) => producer.job(id, run).complete(),
    fail: (id, message, trace, run) => producer.job(id, run).failWith(message, trace),
    cancel: (id, run) => producer.job(id, run).cancel(),
    tell: (id, verb, said, run) => METHODS[verb](producer.job(id, run), said),
    addSubtask: (id, name, run) => added(id, name, run),
    moveSubtask: (id, number, move, run) => {
      const subtask = producer.job(id, run).subtask(number);
      return typeof move === "string" ? subtask[move]() : subtask.fail(new Error(move.message));
    },
    batch: () => Promise.reject(new Error("There are no batches over SQL.")),
  };

  async function begun(id: string, how: "start" | "takeOver"): Promise<string> {
    const job = producer.job(id);
    await job[how]();
    return job.runToken ?? "";
  }

  async function added(id: string, name: string, run: string | undefined): Promise<number> {
    const { number } = await producer.job(id, run).addSubtask(name);
    return number;
  }
}

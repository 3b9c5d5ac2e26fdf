import { DatabaseError, Pool } from "pg";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { JOB_VERBS } from "@/packages/producer/src/verbs";
import { conforms } from "@/tests/support/conformance";
import { type RecordingInterface, Refusal } from "@/tests/support/conformance/recording-interface";
import { testDatabase } from "@/tests/support/database";
import { openRecorder, type Recorder } from "@/tests/support/recorder";

const database = testDatabase();
let recorder: Recorder;
let pool: Pool;
beforeAll(async () => {
  recorder = await openRecorder(database());
  pool = new Pool({ connectionString: recorder.url, max: 4 });
});
afterAll(async () => {
  await pool.end();
  await recorder.close();
});

conforms(database, ({ viewer }: Access): RecordingInterface => {
  const owner = viewer.role === "staff" ? viewer.id : null;
  /** What the function returns, as text. */
  const ask = async (name: string, values: unknown[], run?: { id: string; run: string }): Promise<string> => {
    const places = values.map((_, at) => `$${at + 1}`).join(", ");
    const held = run ? `from jobs.require_run($${values.length + 1}, $${values.length + 2})` : "";
    const statement = `select jobs.${name}(${places})::text as answer ${held}`;
    const { rows } = await pool
      .query(statement, [...values, ...(run ? [run.id, run.run] : [])])
      .catch(refuse);
    return answers.parse(rows)[0].answer;
  };
  const tell = async (name: string, values: unknown[], id: string, run?: string) =>
    void (await ask(name, values, run === undefined ? undefined : { id, run }));
  return {
    create: ({ type, name, description, owner: named, runAt, object }) => {
      const about = [object?.className, object?.key, object?.label, object?.url];
      if (owner && named && named !== viewer.name) return Promise.reject(whoSaysSo);
      return ask("create_job", [type, name, description, owner ? viewer.name : named, runAt, ...about]);
    },
    queue: (id) => tell("queue_job", [id, owner], id),
    start: (id) => ask("start_job", [id, owner]),
    takeOver: (id) => ask("take_over_job", [id, owner]),
    progress: (id, { done, total, note }, run) =>
      tell("progress_job", [id, done, total, note, owner], id, run),
    output: (id, json, run) => tell("output_job", [id, json, owner], id, run),
    complete: (id, run) => tell("complete_job", [id, owner], id, run),
    fail: (id, message, trace, run) => tell("fail_job", [id, message, trace, owner], id, run),
    cancel: (id, run) => tell("cancel_job", [id, owner], id, run),
    tell: (id, verb, said, run) =>
      tell(JOB_VERBS[verb].function, [id, ...Object.values(said).map(asText), owner], id, run),
    addSubtask: async (id, name, run) =>
      Number(await ask("add_subtask", [id, name, owner], run === undefined ? undefined : { id, run })),
    moveSubtask: (id, number, move, run) =>
      typeof move === "string"
        ? tell(`${move}_subtask`, [id, number, owner], id, run)
        : tell("fail_subtask", [id, number, move.message, owner], id, run),
    batch: async (steps) => JSON.parse(await ask("record_batch", [JSON.stringify(steps), owner])),
  };
});

const asText = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : value);

const answers = z.tuple([z.object({ answer: z.string() })]);

/** Over SQL a program says itself in whose name it records: what it may not say is its own rule. */
const whoSaysSo = new Refusal("invalid_input", { field: "owner" });

const CODES: Record<string, ErrorCode> = {
  JB404: "not_found",
  JS404: "not_found",
  JB409: "illegal_move",
  JS409: "illegal_move",
  JB410: "stale_run",
  JB422: "invalid_input",
};

function refuse(error: unknown): never {
  const code = error instanceof DatabaseError ? CODES[error.code ?? ""] : undefined;
  if (!(error instanceof DatabaseError && code)) throw error;
  const [, step] = /^step (\d+)$/.exec(error.hint ?? "") ?? [];
  throw new Refusal(code, { field: error.detail, index: step === undefined ? undefined : Number(step) });
}

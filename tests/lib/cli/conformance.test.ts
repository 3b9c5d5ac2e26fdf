import type { ErrorCode } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { conforms } from "@/tests/support/conformance";
import {
  type RecordingInterface,
  Refusal,
  type VerbFields,
} from "@/tests/support/conformance/recording-interface";
import { testDatabase } from "@/tests/support/database";
import { callCli } from "./call-cli";

const database = testDatabase();

conforms(database, ({ viewer }: Access): RecordingInterface => {
  const as = viewer.id === null ? [] : ["--as", viewer.name];
  /** What the call prints. */
  const call = async (verb: string, args: (string | string[])[] = [], input = ""): Promise<string> => {
    const { code, stdout, stderr } = await callCli(database(), [...as, ...verb.split(" "), ...args.flat()], {
      input,
    });
    if (code !== 0) throw refusalOf(code, stderr);
    return stdout;
  };
  const tell = async (verb: string, args: (string | string[])[], input?: string) =>
    void (await call(verb, args, input));
  const batch = async (steps: string[]) => {
    const lines = await call("batch", [], steps.map((step) => `${step}\n`).join(""));
    return lines
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  };
  return {
    create: async ({ type, name, description, owner, runAt, object }) => {
      const job = { type, name, description, owner, "run-at": runAt };
      const about = { class: object?.className, key: object?.key, label: object?.label, url: object?.url };
      return (await call("create", [options(job), options(about, "object-")])).trimEnd();
    },
    queue: (id) => tell("queue", [id]),
    start: async (id) => JSON.parse(await call("start", [id, "--json"])).runToken,
    takeOver: async (id) => JSON.parse(await call("start", [id, "--take-over", "--json"])).runToken,
    progress: (id, { done, total, note }, run) =>
      tell("progress", [id, options({ done: String(done), total: total?.toString(), note, run })]),
    output: (id, json, run) => tell("output", [id, options({ run })], json),
    complete: (id, run) => tell("complete", [id, options({ run })]),
    fail: (id, message, trace, run) =>
      tell("fail", [id, options({ message, run, "trace-file": trace && "-" })], trace),
    cancel: (id, run) => tell("cancel", [id, options({ run })]),
    tell: (id, verb, said, run) => {
      // These two read files, and have options of their own.
      if (verb === "output") return tell(verb, [id, options({ run })], JSON.stringify(said.output));
      if (verb === "fail") return tell(verb, [id, options({ message: String(said.message), run })]);
      return tell(verb, [id, options({ ...texts(said), run })]);
    },
    addSubtask: async (id, name, run) => Number(await call("subtask add", [id, name, options({ run })])),
    moveSubtask: (id, number, move, run) =>
      typeof move === "string"
        ? tell(`subtask ${move}`, [id, String(number), options({ run })])
        : tell("subtask fail", [id, String(number), options({ message: move.message, run })]),
    batch: (steps) => batch(steps.map((step) => JSON.stringify(step))),
    batchOfJson: batch,
    reject: (id, cells) => {
      const columns = cells.map((_, at) => `column ${at}`).join(",");
      return tell("reject", [id, options({ columns })], `{"row": 2, "values": [${cells}], "message": "no"}`);
    },
  };
});

const options = (given: Record<string, string | null | undefined>, prefix = ""): string[] =>
  Object.entries(given).flatMap(([name, value]) => (value == null ? [] : [`--${prefix}${name}`, value]));

const texts = (said: VerbFields): Record<string, string> =>
  Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value)]));

const CODES: Record<number, ErrorCode> = { 2: "invalid_input", 3: "not_found", 4: "illegal_move" };

/** Scripts have the exit code, people the sentence. */
function refusalOf(exitCode: number | null, stderr: string): unknown {
  const code = /^Another run has taken over /.test(stderr) ? "stale_run" : CODES[exitCode ?? 0];
  if (!code) return new Error(`${exitCode}: ${stderr}`);
  const [, line, field] = /^(?:line (\d+): )?(?:([\w.]+): )?/.exec(stderr) ?? [];
  return new Refusal(code, { field, index: line === undefined ? undefined : Number(line) - 1 });
}

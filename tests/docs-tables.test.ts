import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { apiDocument } from "@/lib/api/operations";
import { SCOPES } from "@/lib/auth/scopes";
import { LEGAL_MOVES, STATUSES } from "@/lib/jobs/status";
import { countInWords, LIMITS, sizeInWords } from "@/packages/producer/src/limits";
import { SUBTASK_VERBS } from "@/packages/producer/src/subtask-verbs";
import { JOB_VERBS } from "@/packages/producer/src/verbs";

const root = join(import.meta.dirname, "..");
/** What people read, on whichever page it stands. */
const pages = ["README.md", ...globSync("docs/*.md", { cwd: root })]
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");
const prose = pages.replaceAll(/\s+/g, " ");

/** What stands as code in the first cells of the table with this heading. */
function codeIn(heading: string): string[] {
  const [, table = ""] = pages.split(heading);
  const [rows = ""] = table.split("\n\n");
  const cells = rows.split("\n").map((row) => row.split("|")[1] ?? "");
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
}

test("the table of SQL functions has each verb's, with what it takes", () => {
  const takes = (places: string[]) => (verb: { function: string; fields: object }) =>
    `${verb.function}(${[...places, ...Object.keys(verb.fields)].join(", ")})`;
  const verbs = [
    ...Object.values(JOB_VERBS).map(takes(["id"])),
    ...Object.values(SUBTASK_VERBS).map(takes(["id", "number"])),
  ];
  const told = codeIn("| function of the schema `jobs` | does |");
  const others = told.filter((code) => !verbs.includes(code)).map((code) => code.replace(/\(.*/, ""));
  expect(told).toEqual(expect.arrayContaining(verbs));
  expect(others).toEqual(["create_job", "count_rows", "add_subtask", "record_batch", "require_run"]);
});

test("the table of the HTTP interface has each operation, and no other", () => {
  let before = ["GET", "/"];
  const told = codeIn("| under `/api/v1` | |").map((code) => {
    const [, method = before[0], path = "", word = ""] = /^(?:([A-Z]+) )?(\/[^?]*)?(\w*)/.exec(code) ?? [];
    before = [method ?? "", path || (before[1] ?? "").replace(/[^/]*$/, word)];
    return before.join(" ");
  });
  const operations = Object.entries(apiDocument().paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(new Set(told)).toEqual(new Set(operations));
});

/** Which of these stands nowhere. */
const untold = (...sentences: string[]) => sentences.filter((sentence) => !prose.includes(sentence));

test("the legal moves and the limits stand there as they are", () => {
  const moves = STATUSES.filter((from) => LEGAL_MOVES[from].length > 0).map(
    (from) => `${from} → ${LEGAL_MOVES[from].join(", ")}`,
  );
  const { name, description, message, trace, output, subtaskError } = LIMITS;
  const cut = `message ${sizeInWords(message)}, trace ${sizeInWords(trace)}, output ${sizeInWords(output)}`;
  const missing = untold(
    `Legal moves: ${moves.join("; ")}.`,
    `Sizes: name ${name} characters, description ${countInWords(description)}; ${cut}, a subtask's error ${sizeInWords(subtaskError)}`,
    `JSON may have ${LIMITS.body / 1024 ** 2} MiB`,
    `up to ${countInWords(LIMITS.steps)} steps in one statement`,
    `${countInWords(LIMITS.subtasks)} at most a call`,
  );
  expect(missing).toEqual([]);
});

test("every scope is named", () => {
  expect(untold(...SCOPES.map((scope) => `\`${scope}\``))).toEqual([]);
});

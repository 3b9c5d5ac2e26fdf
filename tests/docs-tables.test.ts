import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { apiDocument } from "@/lib/api/operations";
import { sizeInWords } from "@/lib/api/operations/size-in-words";
import { SCOPES } from "@/lib/auth/scopes";
import { legalMoves, STATUSES } from "@/lib/jobs/status";
import { formatCount } from "@/lib/texts/format-parts";
import { LIMITS } from "@/packages/producer/src/limits";
import { SUBTASK_VERBS } from "@/packages/producer/src/subtask-verbs";
import { JOB_VERBS } from "@/packages/producer/src/verbs";

const root = join(import.meta.dirname, "..");
/** What people read, on whichever page it stands. */
const pages = ["README.md", ...globSync("docs/**/*.md", { cwd: root })]
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");

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
  const told = codeIn("| function | does |");
  const others = told.filter((code) => !verbs.includes(code)).map((code) => code.replace(/\(.*/, ""));
  expect(told).toEqual(expect.arrayContaining(verbs));
  expect(others).toEqual(["create_job", "count_rows", "add_subtask", "record_batch", "require_run"]);
});

test("the table of the HTTP interface has each operation, and no other", () => {
  let before = ["GET", "/"];
  const told = codeIn("| under `/api/v1` | does |").map((code) => {
    const [, method = before[0], path = "", word = ""] = /^(?:([A-Z]+) )?(\/[^?]*)?(\w*)/.exec(code) ?? [];
    before = [method ?? "", path || (before[1] ?? "").replace(/[^/]*$/, word)];
    return before.join(" ");
  });
  const operations = Object.entries(apiDocument().paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(new Set(told)).toEqual(new Set(operations));
});

const FINAL = STATUSES.filter((status) => legalMoves(status).length === 0);
const { name, description, runAt, note, message, trace, output, subtaskError, steps, subtasks } = LIMITS;

test.each([
  ...STATUSES.filter((from) => legalMoves(from).length > 0).map(
    (from) => `| ${from} | ${legalMoves(from).join(", ")} |`,
  ),
  `| ${FINAL.join(", ")} | nothing: these are final |`,
  `| name | ${name} characters | refused |`,
  `| description | ${formatCount(description)} characters | refused |`,
  `| run at | ${formatCount(runAt)} characters | refused |`,
  `| note of a progress | ${formatCount(note)} bytes | cut in the middle |`,
  `| error message | ${sizeInWords(message)} | cut in the middle |`,
  `| stack trace | ${sizeInWords(trace)} | cut in the middle |`,
  `| output | ${sizeInWords(output)} | cut in the middle |`,
  `| error of a subtask | ${sizeInWords(subtaskError)} | cut in the middle |`,
  `| steps of a batch | ${formatCount(steps)} | refused |`,
  `| subtasks in one call | ${formatCount(subtasks)} | refused |`,
])("the pages have the row %s", (row) => {
  expect(pages).toContain(row);
});

test("the pages name the largest JSON, and each scope", () => {
  expect(pages).toContain(`JSON may have ${LIMITS.body / 1024 ** 2} MiB`);
  expect(SCOPES.filter((scope) => !pages.includes(`| \`${scope}\` |`))).toEqual([]);
});

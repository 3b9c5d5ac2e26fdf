import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { CSV_HEADINGS } from "@/lib/jobs/columns";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import { testDatabase } from "@/tests/support/database";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { addFile } from "@/tests/support/jobs/job-files";
import { callCli, endOf, leadingTo, startCli, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const call = (...args: string[]) => callCli(database(), args);
const HOSTILE = '\u001b[31mred\u001b[0m\r\n\u202eevil \u009b1m, "quoted" =cmd()';
let failed = "";

beforeAll(async () => {
  for (let number = 1; number <= 27; number++) await insertJob(database(), { name: `Job ${number}` });
  failed = await insertJob(database(), { name: HOSTILE, type: "ocr_pass", status: "failed" });
  await database().sql("update job_execution set error_message = $1, stack_trace = $2 where job_id = $3", [
    "disk \u0007full",
    "at one\n\tat two \u001b[2J",
    failed,
  ]);
});

async function expectedCsv(filter: Partial<JobFilter>): Promise<string> {
  let csv = `${CSV_HEADINGS.join(",")}\n`;
  for await (const piece of exportFiltered(database().access, { ...DEFAULT_FILTER, ...filter })) csv += piece;
  return csv;
}

test("the list shows a page, in text and in JSON, and the last page by its number", async () => {
  const [text, json, empty] = await Promise.all([
    call("list", "--page", "2", "--sort", "name"),
    call("list", "--status", "pending", "--json"),
    call("list", "--status", "running"),
  ]);
  const lines = stdoutOf(text).split("\n");
  expect(lines[0]).toMatch(/^ID +STATUS +TYPE +CREATED \(UTC\) +DURATION +RUN BY +NAME$/);
  expect(lines.at(-2)).toBe("28 jobs, page 2 of 2.");
  const page = JSON.parse(stdoutOf(json));
  expect(page).toMatchObject({ page: 1, pages: 2, total: 27 });
  expect(page.jobs).toHaveLength(25);
  expect(page.jobs[0]).toMatchObject({ id: expect.any(String), createdAt: "2026-03-01T10:00:00.123456Z" });
  expect(stdoutOf(empty)).toBe("No jobs match.\n");
});

test("a search text is taken as its filters are, and one that is not understood is refused", async () => {
  const [typed, options, refused] = await Promise.all([
    call("list", "--json", "--q", "-status:pending type:ocr_pass"),
    call("list", "--json", "--status", "failed", "--type", "ocr_pass"),
    call("list", "--q", "colour:red"),
  ]);
  expect(JSON.parse(stdoutOf(typed))).toEqual(JSON.parse(stdoutOf(options)));
  expect(JSON.parse(stdoutOf(typed)).total).toBe(1);
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("“colour:red” does not name a filter."),
  });
});

test("the list takes every filter of the page, and gives the same jobs", async () => {
  await database().asUser("Maria S");
  const totalOf = async (...args: string[]) => {
    const { jobs, total, isExactTotal } = JSON.parse(stdoutOf(await call("list", "--json", ...args)));
    return [jobs.length, total, isExactTotal];
  };
  expect(await totalOf("--type", "-ocr_pass")).toEqual([25, 27, true]);
  expect(await totalOf("--status=-pending")).toEqual([1, 1, true]);
  expect(await totalOf("--owner", "maria s")).toEqual([0, 0, true]);
  expect(await totalOf("--from", "2026-03-01", "--to", "2026-03-01")).toEqual([25, 28, true]);
  expect(await totalOf("--since", "7d", "--rejected", "no", "--silent", "no")).toEqual([0, 0, true]);
  expect(await totalOf("--longer", "2s", "--sort", "name")).toEqual([1, 1, true]);
});

test("no name and no trace drives the terminal, and JSON reads back to what is stored", async () => {
  const [listed, shown, json] = await Promise.all([
    call("list", "--type", "ocr_pass"),
    call("show", failed),
    call("show", failed, "--json"),
  ]);
  for (const text of [listed, shown, json].map(stdoutOf)) {
    expect(text.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\u202e]/u);
  }
  expect(stdoutOf(listed)).toContain("\\u001b[31mred");
  expect(stdoutOf(shown)).toContain("\nStack trace\n  at one\n  \tat two \\u001b[2J\n");
  expect(JSON.parse(stdoutOf(json))).toMatchObject({
    id: failed,
    name: HOSTILE,
    errorMessage: "disk \u0007full",
  });
});

test("a job's files are listed with it, and their names drive no terminal", async () => {
  const id = await insertJob(database(), { name: "With files" });
  const input = await addFile(database(), id, { name: "airports.csv", content: "iata\n" });
  await addFile(database(), id, { kind: "error_report", name: "\u001b[2Jrejected.csv" });
  const [shown, json] = await Promise.all([call("show", id), call("show", id, "--json")]);
  expect(stdoutOf(shown)).toMatch(/\nFiles\n {2}KIND +ID +SIZE +NAME\n {2}input +\d+ +5 B +airports\.csv\n/);
  expect(stdoutOf(shown)).toContain("\\u001b[2Jrejected.csv");
  const { files } = JSON.parse(stdoutOf(json));
  expect(files).toMatchObject([
    { id: input.id, kind: "input", name: "airports.csv", size: 5, mediaType: "text/csv", isResult: false },
    { kind: "error_report", name: "\u001b[2Jrejected.csv" },
  ]);
  expect(stdoutOf(json)).not.toContain(input.storeKey);
  expect(stdoutOf(await call("show", failed))).not.toContain("\nFiles\n");
});

test("a type that no job has, a page past the end and a wrong status are refused, not ignored", async () => {
  for (const [args, sentence] of [
    [words`list --type nothing_like_it`, "type: there is no type “nothing_like_it”."],
    [words`list --page 3 --json`, "page: there is no page 3."],
    [words`list --status queued`, "status: give one of pending, running, completed, failed, cancelled."],
    [words`export --status queued`, "status: give one of pending, running, completed, failed, cancelled."],
    [words`list --tab exports`, "tab: give general or imports."],
    [words`export --tab import`, "tab: give general or imports."],
    [words`list --tab imports --type ocr_pass`, "type: there is no type “ocr_pass” on the tab imports."],
    [words`list --owner nobody`, "owner: there is no owner “nobody”."],
    [words`list --since 5s`, "since: give a time such as 30m, 24h, 7d or 2w, or today or yesterday."],
    [words`export --longer 2w`, "longer: give a duration, such as 90s, 10m, 2h or 1d."],
    [words`list --rejected maybe`, "rejected: give yes or no."],
    [
      words`list --from 2026-03-02 --to 2026-03-01`,
      "to: no job can match: the first moment is after the last.",
    ],
    [words`export --type nothing_like_it`, "type: there is no type “nothing_like_it”."],
  ] as const) {
    expect(await endOf(database(), [...args])).toEqual({ exitCode: 2, sentence });
  }
});

test("the export is the console's CSV byte for byte, on stdout and in a file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jobs-cli-"));
  const file = join(folder, "jobs.csv");
  const [all, some, written] = await Promise.all([
    call("export"),
    call("export", "--status", "failed", "--type", "ocr_pass", "--sort", "name"),
    call("export", "--output", file),
  ]);
  expect(stdoutOf(all)).toBe(await expectedCsv({}));
  expect(stdoutOf(some)).toBe(await expectedCsv({ status: "failed", type: "ocr_pass", sort: "name" }));
  expect([stdoutOf(written), await readFile(file, "utf8")]).toEqual(["", all.stdout]);
  const nowhere = words`export --output ${join(folder, "missing", "jobs.csv")}`;
  expect((await endOf(database(), nowhere)).exitCode).toBe(1);
  await rm(folder, { recursive: true });
});

test("--tab imports lists and exports what the tab Imports shows, and no more", async () => {
  const [listed, csv] = await Promise.all([
    call("list", "--tab", "imports", "--json"),
    call("export", "--tab", "imports", "--sort", "name"),
  ]);
  const [imports] = await database().sql(
    "select count(*)::int as total from job where type in ('import', 'ingest')",
  );
  expect(JSON.parse(stdoutOf(listed))).toMatchObject({ total: imports?.total });
  expect(stdoutOf(csv)).toBe(await expectedCsv({ tab: "imports", sort: "name" }));
  expect(stdoutOf(csv)).not.toContain("ocr_pass");
});

test("a reader who closes the pipe ends an export quietly", async () => {
  await database().sql(`with root as (
    insert into object (class_name) select 'Job' from generate_series(1, 5000) returning id)
    insert into job (id, name, type) select id, repeat('long ', 40), 'sync' from root`);
  const { child, ended } = startCli(leadingTo(database()), ["export"]);
  child.stdout?.once("data", () => child.stdout?.destroy());
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});

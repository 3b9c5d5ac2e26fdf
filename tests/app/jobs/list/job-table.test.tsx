import { expect, test } from "vitest";
import { JobTable } from "@/app/jobs/list/job-table";
import { shownJob } from "@/app/jobs/list/shown-job";
import type { Role } from "@/lib/jobs/access";
import { LIST_COLUMNS } from "@/lib/jobs/columns";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import type { JobSummary } from "@/lib/jobs/job";
import { FAILED_JOB, QUEUED_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";
import { cellOf, rowOf, SAID, tableOf } from "@/tests/support/jobs/listed";
import { type Rendered, rendered } from "@/tests/support/rendered";

const texts = (row: Record<string, Rendered>) =>
  Object.fromEntries(Object.entries(row).map(([heading, { text }]) => [heading, text]));

test("each value stands under its own heading", () => {
  expect(Object.entries(texts(rowOf({})))).toEqual([
    ["Status", "Failed"],
    ["ID", "4711"],
    ["Name", "AirportsRow 7 has no code"],
    ["Type", "Import"],
    ["Created", "1 Mar 10:00:00"],
    ["Start", "11:00:01"],
    ["End", "12:00:03"],
    ["Failed", "12:00:03"],
    ["Duration", "1 h"],
    ["Run by", "maria"],
    ["Actions", "Details of job 4711"],
  ]);
});

test("on a card each value has its heading as its label, but for status, name and actions", () => {
  for (const [heading, { attributes }] of Object.entries(rowOf({}))) {
    const label = attributes["data-label"] ?? attributes["data-id"]?.trimEnd();
    expect(label, heading).toBe(["Status", "Name", "Actions"].includes(heading) ? undefined : heading);
  }
});

test("every column but the name has a width", () => {
  const widths = rendered(tableOf([]), "th").map(({ text, attributes }) => [text, attributes.style]);
  expect(widths).toEqual(
    LIST_COLUMNS.map(({ heading, width }) => [heading, width ? `--width:${width}rem` : undefined]),
  );
  expect(widths.filter(([, style]) => style === undefined)).toEqual([["Name", undefined]]);
});

test("times are in the viewer's zone", () => {
  const { Created, Start, End, Failed } = texts(rowOf({}, "Asia/Tokyo"));
  expect([Created, Start]).toEqual(["1 Mar 19:00:00", "20:00:01"]);
  expect([End, Failed]).toEqual(["21:00:03", "21:00:03"]);
});

test.each([
  ["pending", "Pending"],
  ["queued", "Queued"],
  ["running", "Running"],
  ["completed", "Completed"],
  ["failed", "Failed"],
  ["cancelled", "Cancelled"],
] as const)(
  "of the statuses, %s reads %s, and only a failed job has a time under Failed",
  (status, label) => {
    const { Status, Failed } = texts(rowOf({ status }));
    expect(Status).toBe(label);
    expect(Failed).toBe(status === "failed" ? "12:00:03" : "");
  },
);

test("what has not begun has no start and no duration, and is still in progress", () => {
  const { Start, End, Failed, Duration } = texts(rowOf(QUEUED_JOB));
  expect([Start, End, Failed, Duration]).toEqual(["", "Still in progress", "", ""]);
});

test.each<[Partial<JobSummary>, string]>([
  [{ durationSeconds: 0 }, "0 s"],
  [{ durationSeconds: 0.2849 }, "0.28 s"],
  [{ durationSeconds: 185 }, "3 min 5 s"],
  [{ durationSeconds: null }, ""],
  [{ ...RUNNING_JOB }, "1 min 23 s so far"],
  [{ ...RUNNING_JOB, durationSeconds: 0.9 }, "0 s so far"],
  [{ ...RUNNING_JOB, durationSeconds: -60 }, "starts in the future"],
])("a duration of %j reads %s", (job, text) => {
  expect(cellOf(job, "Duration").text).toBe(text);
});

test("a start to come says on hover whose clock that is by", () => {
  expect(cellOf({ ...RUNNING_JOB, durationSeconds: -60 }, "Duration").attributes.title).toBe(
    "The recorded start time is in the future.",
  );
});

test.each<[Partial<JobSummary>, string]>([
  [{ ownerId: "7", ownerName: "maria" }, "maria"],
  [{ ownerId: null, ownerName: "maria" }, "maria (deleted)"],
  [{ ownerId: null, ownerName: null }, "System"],
  [{ ownerId: "7", ownerName: " \u200b" }, "Unnamed user"],
])("an owner of %j reads %s", (job, text) => {
  expect(cellOf(job, "Run by").text).toBe(text);
});

test.each<[Partial<JobSummary>, string]>([
  [{ name: null, description: null }, "Unnamed job"],
  [{ name: " ", description: null }, "Unnamed job"],
  [{ name: "<b>Bold</b> & \u001b[31mred", description: null }, "<b>Bold</b> & red"],
  [{ name: null, description: "What it is for" }, "Unnamed jobWhat it is for"],
])("a name of %j reads %s", (job, text) => {
  expect(cellOf({ errorLine: null, ...job }, "Name").text).toBe(text);
});

test.each([
  ["ai_processing", "AI processing"],
  ["ocr_pass", "ocr_pass"],
  ["constructor", "constructor"],
])("a type of %s reads %s", (type, text) => {
  expect(cellOf({ type }, "Type").text).toBe(text);
});

test.each<[Partial<JobSummary>, string]>([
  [{ rowsGiven: 3376, rowsRejected: 12 }, "Completed12 of 3,376 rows rejected12 rejected"],
  [{ rowsGiven: 1, rowsRejected: 1 }, "Completed1 of 1 row rejected1 rejected"],
  [{ rowsGiven: null, rowsRejected: 1 }, "Completed1 row rejected1 rejected"],
  [{ rowsGiven: null, rowsRejected: 1_234_567 }, "Completed1,234,567 rows rejected1.2m rejected"],
  [{ rowsGiven: 3376, rowsRejected: 0 }, "Completed"],
])("beside the status of a job with %j stands %s", (job, text) => {
  expect(cellOf({ ...job, status: "completed" }, "Status").text).toBe(text);
});

const linksOf = (job: Partial<JobSummary>, viewer: Role) => {
  const context = { href: "/jobs/show/4711?status=failed", zone: "UTC", said: SAID };
  const table = tableOf([shownJob({ ...FAILED_JOB, ...job }, context)], "UTC", viewer);
  return rendered(table, "a").map(({ text, attributes }) => [text, attributes.href]);
};

test("a row leads to its job under the list's filter, and to the jobs of its type and of its owner", () => {
  const [job, type, owner, details] = [
    ["Airports", "/jobs/show/4711?status=failed"],
    ["OCR", "/jobs?type=ocr_pass"],
    ["maria", "/jobs?owner=maria"],
    ["Details of job 4711", "/jobs/show/4711?status=failed"],
  ];
  const heading = ["Name", "/jobs?sort=name"];
  expect(linksOf({}, "admin")).toEqual([heading, job, ["Import", "/jobs?type=import"], owner, details]);
  expect(linksOf({ type: "ocr_pass" }, "staff")).toEqual([heading, job, ["ocr_pass", type[1]], details]);
});

test.each<[string, Partial<JobSummary>]>([
  ["was deleted", { ownerId: null }],
  ["is the system", { ownerId: null, ownerName: null }],
  ["has a name that is not shown as it is", { ownerName: "a\u0007b" }],
])("an owner who %s leads nowhere", (_, job) => {
  expect(linksOf(job, "admin").filter(([, href]) => href?.includes("owner="))).toEqual([]);
  expect(linksOf(job, "admin")).toHaveLength(4);
});

test("the link to the details tells all times of the row exactly", () => {
  const details = rendered(
    tableOf([shownJob(FAILED_JOB, { href: "/jobs/show/4711", zone: "UTC", said: SAID })]),
    "a",
  ).at(-1);
  expect(details?.attributes.title).toBe(
    [
      "Created 2026-03-01T10:00:00.123456Z",
      "Start 2026-03-01T11:00:01.5Z",
      "End 2026-03-01T12:00:03.75Z",
    ].join("\n"),
  );
});

test.each([
  [{ sort: "date" }, "Created", "descending", "Name", "/jobs?sort=name"],
  [{ sort: "name", status: "failed", page: 3 }, "Name", "ascending", "Created", "/jobs?status=failed"],
] as const)(
  "under %j, %s says its order, and %s leads to its own",
  (words, sorted, order, other, address) => {
    const table = <JobTable jobs={[]} filter={{ ...DEFAULT_FILTER, ...words }} zone="UTC" viewer="admin" />;
    const headings = rendered(table, "th").map(({ text, attributes }) => [text, attributes["aria-sort"]]);
    expect(headings.filter(([, direction]) => direction)).toEqual([[sorted, order]]);
    expect(rendered(table, "a").map(({ text, attributes }) => [text, attributes.href])).toEqual([
      [other, address],
    ]);
  },
);

import { expect, test } from "vitest";
import { JobFacts } from "@/app/jobs/show/[id]/_components/job-facts";
import type { JobDetail } from "@/lib/jobs/job";
import { FAILED_JOB, QUEUED_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";
import { rendered } from "@/tests/support/rendered";

const NO_SUBTASKS = { pending: 0, running: 0, completed: 0, failed: 0, cancelled: 0, total: 0 };

function factsOf(job: Partial<JobDetail>, { zone = "UTC", subtasks = NO_SUBTASKS } = {}) {
  const facts = <JobFacts job={{ ...FAILED_JOB, ...job }} subtasks={subtasks} zone={zone} />;
  const [terms, values] = [rendered(facts, "dt"), rendered(facts, "dd")];
  return Object.fromEntries(terms.map(({ text }, at) => [text, values[at]?.text]));
}

test("each fact stands beside its name", () => {
  expect(Object.entries(factsOf({}))).toEqual([
    ["ID", "4711"],
    ["Description", "Adds the airports of the table"],
    ["Type", "ImportBulk imports of records"],
    ["Created", "1 Mar 2026 10:00:00"],
    ["Start", "1 Mar 2026 11:00:01"],
    ["End", "1 Mar 2026 12:00:03"],
    ["Waited", "1 h"],
    ["Duration", "3,602.25 s (1 h)"],
    ["Run by", "maria"],
    ["Job run at", "Not recorded"],
    ["Linked object", "None"],
    ["Time zone", "UTC"],
  ]);
});

test("times are in the viewer's zone, which is named", () => {
  const { Created, Start, End, "Time zone": zone } = factsOf({}, { zone: "Asia/Tokyo" });
  expect([Created, Start, End, zone]).toEqual([
    "1 Mar 2026 19:00:00",
    "1 Mar 2026 20:00:01",
    "1 Mar 2026 21:00:03",
    "Asia/Tokyo",
  ]);
});

test.each<[Partial<JobDetail>, (string | undefined)[]]>([
  [QUEUED_JOB, ["Not started yet", "Still in progress", undefined]],
  [RUNNING_JOB, ["1 Mar 2026 11:00:01", "Still in progress", undefined]],
  [{ startedAt: null, durationSeconds: null }, ["Never started", "1 Mar 2026 12:00:03", "Never started"]],
  [
    { status: "completed", startedAt: null, durationSeconds: null },
    ["Not recorded", "1 Mar 2026 12:00:03", "Not recorded"],
  ],
])("start, end and duration of %j", (job, expected) => {
  const { Start, End, Duration } = factsOf(job);
  expect([Start, End, Duration]).toEqual(expected);
});

test.each<[Partial<JobDetail>, string | undefined]>([
  [{ startedAt: "2026-03-01T10:01:02Z" }, "1 min 2 s"],
  [{ startedAt: "2026-03-01T10:00:10Z" }, "10 s"],
  [{ startedAt: "2026-03-01T10:00:09.9Z" }, undefined],
  [{ startedAt: "2026-03-01T09:00:00Z" }, undefined],
  [{ startedAt: null }, undefined],
  [{ startedAt: "infinity" }, undefined],
])("a long wait is told: %j", (job, text) => {
  expect(factsOf({ createdAt: "2026-03-01T10:00:00Z", ...job }).Waited).toBe(text);
});

test.each<[Partial<JobDetail>, string]>([
  [{ durationSeconds: 0 }, "0 s"],
  [{ durationSeconds: 2.2504 }, "2.25 s"],
  [{ durationSeconds: 59.999 }, "59.999 s"],
  [{ durationSeconds: 185 }, "185 s (3 min 5 s)"],
])("a duration of %j reads %s", (job, text) => {
  expect(factsOf(job).Duration).toBe(text);
});

test.each<[Partial<JobDetail>, string]>([
  [{ ownerId: null, ownerName: null }, "System"],
  [{ ownerId: null, ownerName: "maria" }, "maria (deleted)"],
])("an owner of %j reads %s", (job, text) => {
  expect(factsOf(job)["Run by"]).toBe(text);
});

test.each<[Partial<JobDetail>, string]>([
  [{ objectId: "9", objectClass: "Fonds", objectLabel: "Letters" }, "Letters"],
  [{ objectId: "9", objectClass: "Fonds", objectLabel: null }, "Fonds"],
  [{ objectId: null, objectClass: null, objectLabel: "Letters" }, "Letters (no longer there)"],
])("a linked object of %j reads %s", (job, text) => {
  expect(factsOf(job)["Linked object"]).toBe(text);
});

test.each<[Partial<JobDetail>, string | undefined]>([
  [{ rowsGiven: 3376, rowsRejected: 12 }, "3,376 in total, 12 rejected"],
  [{ rowsGiven: 1, rowsRejected: 0 }, "1 in total, 0 rejected"],
  [{ rowsGiven: null, rowsRejected: 1 }, "1 rejected"],
  [{ rowsGiven: null, rowsRejected: 0 }, undefined],
])("the rows of %j read %s", (job, text) => {
  expect(factsOf(job).Rows).toBe(text);
});

test("a type that a producer introduced is shown as it is, and a missing description is left out", () => {
  const facts = factsOf({ type: "ocr_pass", description: null });
  expect(facts.Type).toBe("ocr_pass");
  expect(facts).not.toHaveProperty("Description");
});

test("progress is the job's own, or counted from its subtasks, or left out", () => {
  const own = { progressDone: "1200", progressTotal: "3376", progressNote: "Rows read" };
  expect(factsOf(own).Progress).toBe("1,200 of 3,376Rows read");
  expect(factsOf({ progressDone: "0" }).Progress).toBe("0");
  const subtasks = { ...NO_SUBTASKS, completed: 3, failed: 1, total: 5 };
  expect(factsOf({}, { subtasks }).Progress).toBe(
    "3 of 5 subtasks completed, 1 failedcounted from its subtasks",
  );
  expect(factsOf({})).not.toHaveProperty("Progress");
});

test("what an active job does not have takes no room; how far it is stands in its own panel", () => {
  const progress = { progressDone: "1200", progressTotal: "3376" };
  expect(Object.keys(factsOf({ ...RUNNING_JOB, ...progress, description: null }))).toEqual([
    "ID",
    "Type",
    "Created",
    "Start",
    "End",
    "Run by",
    "Time zone",
  ]);
});

import { expect, test } from "vitest";
import { shownJob } from "@/app/jobs/list/shown-job";
import type { JobSummary } from "@/lib/jobs/job";
import type { Status } from "@/lib/jobs/status";
import { FAILED_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";
import { cellOf, SAID, tableOf } from "@/tests/support/jobs/listed";
import { rendered } from "@/tests/support/rendered";

test.each<[Partial<JobSummary>, string]>([
  [{}, "AirportsAdds the airports of the table"],
  [{ progressDone: "1200", progressTotal: "3376", progressNote: "Reading" }, "Airports1,200 of 3,376Reading"],
  [{ progressDone: "1200", description: null }, "Airports1,200"],
  [{ description: null }, "Airports"],
])("under the name of a running job with %j stands how far it is", (job, text) => {
  expect(cellOf({ ...RUNNING_JOB, ...job }, "Name").text).toBe(text);
});

test("only with a total there is a bar, and what has ended has none", () => {
  const bars = (job: Partial<JobSummary>) => {
    const shown = shownJob({ ...RUNNING_JOB, ...job }, { href: "/jobs/show/4711", zone: "UTC", said: SAID });
    return rendered(tableOf([shown]), "progress").map(({ attributes }) => attributes.value);
  };
  expect(bars({ progressDone: "844", progressTotal: "3376" })).toEqual(["0.25"]);
  expect(bars({ progressDone: "0", progressTotal: "0" })).toEqual(["1"]);
  expect(bars({ progressDone: "844" })).toEqual([]);
  expect(bars({ ...FAILED_JOB, progressDone: "844", progressTotal: "3376" })).toEqual([]);
});

test.each<[Partial<JobSummary>, string, string]>([
  [
    { startedAt: "2026-03-01T10:00:00Z", lastSignAt: "2026-03-01T10:10:00Z", durationSeconds: 1_350 },
    "Silent for 12 min",
    "Last heard from on 1 Mar 2026 11:10:00",
  ],
  [
    { startedAt: "2026-03-01T10:00:00Z", durationSeconds: 3_700 },
    "Silent for 1 h 1 min",
    "Nothing was heard from it since its start.",
  ],
  [
    { startedAt: "2026-03-01T10:00:00Z", lastSignAt: "2026-03-01T12:00:00Z", durationSeconds: 3_600 },
    "Silent for 1 h",
    "Last heard from on 1 Mar 2026 13:00:00",
  ],
  [{ startedAt: null, durationSeconds: null }, "Silent", "Nothing was heard from it since its start."],
])("a silent job with %j says %s", (job, label, title) => {
  const marks = marksOf({ ...job, isSilent: true }, null);
  expect(marks).toEqual([[label, title]]);
});

test("a job that runs longer than others did says so, and no other", () => {
  const mark = ["unusually long", "19 of 20 jobs like it took at most 1 min."];
  expect(marksOf({ durationSeconds: 60.5 }, 60)).toEqual([mark]);
  expect(marksOf({ durationSeconds: 59.5 }, 60)).toEqual([]);
  expect(marksOf({ durationSeconds: 60.5 }, null)).toEqual([]);
});

function marksOf(job: Partial<JobSummary>, lateAfter: number | null) {
  const context = { href: "/jobs/show/4711", zone: "Europe/Berlin", said: SAID, lateAfter };
  const shown = shownJob({ ...RUNNING_JOB, description: null, ...job }, context);
  return rendered(tableOf([shown]), "strong").map(({ text, attributes }) => [text, attributes.title]);
}

test.each<[Status, string]>([
  ["pending", "Adds the airports of the table"],
  ["queued", "Adds the airports of the table"],
  ["running", "1,200 of 3,376Reading"],
  ["completed", "Adds the airports of the table"],
  ["failed", "Row 7 has no code"],
  ["cancelled", "Adds the airports of the table"],
])("the second line of a %s job is what is most worth knowing: %s", (status, text) => {
  const progress = { progressDone: "1200", progressTotal: "3376", progressNote: "Reading" };
  const errorLine = status === "failed" ? "Row 7 has no code" : null;
  expect(cellOf({ ...progress, status, errorLine }, "Name").text).toBe(`Airports${text}`);
});

test("an error is in its colour, on one line and without markup; without one, the description stands there", () => {
  const shown = (errorLine: string | null) => {
    const job = shownJob({ ...FAILED_JOB, errorLine }, { href: "/jobs/show/4711", zone: "UTC", said: SAID });
    const line = rendered(tableOf([job]), "bdi")[0];
    return [line?.text, line?.attributes["data-look"]];
  };
  expect(shown("<b>Row 7</b> \u001b[1mhas")).toEqual(["<b>Row 7</b> has", "failed"]);
  expect(shown(null)).toEqual(["Adds the airports of the table", undefined]);
});

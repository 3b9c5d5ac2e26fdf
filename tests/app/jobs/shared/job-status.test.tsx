import { expect, test } from "vitest";
import { JobStatus } from "@/app/jobs/shared/job-status";
import { shownRejections } from "@/app/jobs/shared/shown-rejections";
import { FAILED_JOB } from "@/tests/support/jobs/job-values";
import { rendered } from "@/tests/support/rendered";

test.each([
  ["pending", "Pending", "In progress", "waiting"],
  ["queued", "Queued", "In progress", "waiting"],
  ["running", "Running", "In progress", "running"],
  ["completed", "Completed", "Completed", "completed"],
  ["failed", "Failed", "Failed", "failed"],
  ["cancelled", "Cancelled", "Cancelled", "cancelled"],
] as const)("%s is a badge that reads %s, beside a mark that is called %s", (status, label, word, look) => {
  const [whole, mark, badge] = rendered(<JobStatus status={status} />, "span");
  expect(whole).toMatchObject({ text: label, attributes: { "data-look": look } });
  expect(mark).toMatchObject({ text: "", attributes: { role: "img", "aria-label": word, title: word } });
  expect(badge).toMatchObject({ text: label, attributes: { title: word } });
});

test("what a job rejected stands beside its status in full, and in a sentence on hover", () => {
  const job = { ...FAILED_JOB, status: "completed", rowsGiven: 3376, rowsRejected: 12 } as const;
  const spans = rendered(<JobStatus status={job.status} rejected={shownRejections(job)} />, "span");
  expect(spans.at(-1)).toMatchObject({
    text: "12 of 3,376 rows rejected",
    attributes: { title: "Completed, 12 of 3,376 rows rejected" },
  });
  expect(shownRejections({ ...job, rowsRejected: 0 })).toBeNull();
});

import { expect, test } from "vitest";
import { ListSummary } from "@/app/jobs/list/list-summary";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import { rendered } from "@/tests/support/rendered";

test.each<[number, boolean, Partial<JobFilter>, string]>([
  [0, true, {}, "0 jobs"],
  [1, true, {}, "1 job"],
  [1_120, true, { status: "failed" }, "1,120 failed jobs"],
  [1, true, { tab: "imports", status: "failed" }, "1 failed import"],
  [3_889, true, { tab: "imports" }, "3,889 imports"],
  [2, true, { status: "completed", type: "ai_processing" }, "2 completed jobs (AI processing)"],
  [1_000_000, false, { type: "ocr_pass" }, "1,000,000+ jobs (ocr_pass)"],
])("of %i jobs (all: %s) under %j it says %j", (total, isWhole, filter, text) => {
  const summary = (
    <ListSummary filter={{ ...DEFAULT_FILTER, ...filter }} total={total} isWhole={isWhole} zone="UTC" />
  );
  expect(rendered(summary, "p").map((paragraph) => paragraph.text)).toEqual([text, "Times are in UTC."]);
});

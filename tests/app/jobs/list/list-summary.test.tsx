import { expect, test } from "vitest";
import { NOT_YET } from "@/app/_ui/live/live-state";
import { ListSummary } from "@/app/jobs/list/list-summary";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import { rendered } from "@/tests/support/rendered";

const LIST = {
  readAt: "2026-11-30T14:02:31.123456Z",
  readOn: "30 Nov 2026 14:02:31",
  frame: {
    viewer: { id: "7", name: "maria", role: "admin" as const },
    zone: "UTC",
    isZoneChosen: true,
    theme: "system" as const,
    views: { pinned: [], hasDefault: false },
    shortcuts: true,
    build: "1",
  },
};

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
    <ListSummary
      list={{ ...LIST, filter: { ...DEFAULT_FILTER, ...filter }, total, isWhole }}
      live={NOT_YET}
      newJobs={{ count: 0, more: false }}
    />
  );
  const lines = rendered(summary, "p").map((paragraph) => paragraph.text);
  expect(lines.slice(0, 2)).toEqual([text, "Seen by maria on 30 Nov 2026 14:02:31, times in UTC."]);
});

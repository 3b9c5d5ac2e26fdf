import { expect, test } from "vitest";
import { ClearConsequence } from "@/app/jobs/clear/clear-consequence.client";
import type { ClearPreview } from "@/lib/jobs/clear/preview-clear";
import type { Tab } from "@/lib/jobs/tab";
import { rendered } from "@/tests/support/rendered";

const PREVIEW: ClearPreview = {
  finishedBefore: "2026-03-01T10:00:00Z",
  total: 1_204,
  moreThan: null,
  byStatus: { completed: 1_200, failed: 1, cancelled: 3 },
};

function shown(
  preview: Partial<ClearPreview>,
  tags: string,
  viewer: "admin" | "staff" = "staff",
  tab: Tab = "general",
) {
  const result = { ok: true, value: { ...PREVIEW, ...preview } } as const;
  return rendered(<ClearConsequence result={result} viewer={viewer} tab={tab} zone="UTC" />, tags).map(
    ({ text }) => text,
  );
}

test("what would go is told by status, each by its label", () => {
  expect(shown({}, "dt")).toEqual(["Completed", "Failed", "Cancelled"]);
  expect(shown({}, "dd")).toEqual(["1,200", "1", "3"]);
});

test.each<[Partial<ClearPreview>, string]>([
  [
    {},
    "1,204 of your jobs finished before 1 Mar 2026 10:00:00 (UTC). They will be permanently deleted, with all files:",
  ],
  [
    { total: 1 },
    "1 of your jobs finished before 1 Mar 2026 10:00:00 (UTC). It will be permanently deleted, with all files:",
  ],
  [
    { total: 142_337, moreThan: 100_000, byStatus: null },
    "More than 100,000 of your jobs finished before 1 Mar 2026 10:00:00 (UTC). They will be permanently deleted, with all files. Estimated number: 142,000.",
  ],
  [{ total: 0 }, "Nothing to clear: none of your jobs finished before 1 Mar 2026 10:00:00 (UTC)."],
])("of a preview with %j it says so in a sentence", (preview, sentence) => {
  expect(shown(preview, "p")[0]).toBe(sentence);
});

test.each<["admin" | "staff", Tab, number, string]>([
  ["admin", "general", 0, "Nothing to clear: no jobs finished before 1 Mar 2026 10:00:00 (UTC)."],
  ["admin", "imports", 0, "Nothing to clear: no imports finished before 1 Mar 2026 10:00:00 (UTC)."],
  [
    "staff",
    "imports",
    0,
    "Nothing to clear: none of your imports finished before 1 Mar 2026 10:00:00 (UTC).",
  ],
  [
    "admin",
    "imports",
    1_000_000,
    "1,000,000 of everyone’s imports finished before 1 Mar 2026 10:00:00 (UTC). They will be permanently deleted, with all files:",
  ],
])("it says to %s on the tab %s whose %d jobs go", (viewer, tab, total, sentence) => {
  expect(shown({ total }, "p", viewer, tab)[0]).toBe(sentence);
});

test("the number and whose jobs they are stand out", () => {
  expect(shown({}, "strong")).toEqual(["1,204 of your jobs"]);
});

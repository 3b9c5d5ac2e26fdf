import { expect, test } from "vitest";
import { listTitle } from "@/app/jobs/list/list-title";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";

const TITLES: [Partial<JobFilter>, string][] = [
  [{}, "Jobs"],
  [{ sort: "name" }, "Jobs"],
  [{ page: 3 }, "Jobs, page 3"],
  [{ status: "failed" }, "Failed jobs"],
  [{ type: "ai_processing" }, "Jobs (AI processing)"],
  [{ status: "pending", type: "ocr_pass" }, "Pending jobs (ocr_pass)"],
  [{ tab: "imports" }, "Imports"],
  [{ tab: "imports", status: "failed" }, "Failed imports"],
  [{ tab: "imports", status: "failed", type: "ingest", page: 2 }, "Failed imports (Ingest), page 2"],
];

test.each(TITLES)("a browser's tab with the list under %j is called %j", (filter, title) => {
  expect(listTitle({ ...DEFAULT_FILTER, ...filter })).toBe(title);
});

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
  [
    { tab: "imports", status: "failed", owner: "maria", since: "yesterday" },
    "Failed imports by maria since yesterday",
  ],
  [
    { status: "-failed", since: "24h", rejected: "yes" },
    "Jobs of the last 24 hours (Not Failed, With rejected rows)",
  ],
  [{ since: "today", longer: "90m", type: "-sync" }, "Jobs created today (Not Sync, Longer than 1 h 30 min)"],
  [{ from: "2026-11-01", to: "2026-11-24" }, "Jobs from 1 Nov 2026 to 24 Nov 2026"],
  [{ from: "2026-11-01", silent: "no" }, "Jobs from 1 Nov 2026 on (Not silent)"],
  [{ to: "2026-11-24T10:00:00Z", q: "harbour" }, "Jobs up to 2026-11-24T10:00:00Z (“harbour”)"],
  [{ tab: "imports", status: "failed", type: "ingest", page: 2 }, "Failed imports (Ingest), page 2"],
];

test.each(TITLES)("a browser's tab with the list under %j is called %j", (filter, title) => {
  expect(listTitle({ ...DEFAULT_FILTER, ...filter })).toBe(title);
});

import { expect, test } from "vitest";
import { filterLabels } from "@/app/jobs/filter/filter-labels";
import { USUAL_WORDS } from "@/lib/jobs/filter/filter-words";

test("a label says of a day whether jobs were created from it on or up to it, and of a name that it is the owner's", () => {
  const words = { ...USUAL_WORDS, status: "failed", type: "import", q: "maps" } as const;
  expect(filterLabels({ ...words, owner: "maria", from: "2026-11-23" })).toEqual([
    "Failed",
    "Import",
    "Run by maria",
    "Created from 23 Nov 2026",
    "“maps”",
  ]);
  expect(filterLabels({ ...USUAL_WORDS, from: "2026-11-24", to: "2026-11-24", since: "7d" })).toEqual([
    "Last 7 days",
    "Created from 24 Nov 2026",
    "Created up to 24 Nov 2026",
  ]);
  expect(filterLabels(USUAL_WORDS)).toEqual([]);
});

import { expect, test } from "vitest";
import { shownSearch } from "@/app/jobs/search/shown-search";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { cleanParams } from "@/lib/jobs/query/spread-query";

const shown = (q: string, more: Record<string, string> = {}) =>
  shownSearch(
    { ...readFilter({ q }, { role: "admin" }).filter, ...more },
    cleanParams({ q, ...more }) ?? { q, ...more },
  );

test("each word and each filter is a part of its own, and leads to the list without it", () => {
  const { chips } = shown('harbour -draft "exact words" -type:sync owner:"maria s" from:2026-11-24');
  const without = chips.map(({ label, without: address }) => [label, decodeURIComponent(address.slice(6))]);
  const filters = "type=-sync&owner=maria+s&from=2026-11-24";
  expect(without).toEqual([
    ["harbour", `${filters}&q=-draft+"exact+words"`],
    ["Not “draft”", `${filters}&q=harbour+"exact+words"`],
    ["“exact words”", `${filters}&q=harbour+-draft`],
    ["Not Sync", 'owner=maria+s&from=2026-11-24&q=harbour+-draft+"exact+words"'],
    ["Run by maria s", 'type=-sync&from=2026-11-24&q=harbour+-draft+"exact+words"'],
    ["Created from 24 Nov 2026", 'type=-sync&owner=maria+s&q=harbour+-draft+"exact+words"'],
  ]);
});

test("the field has what was typed, and what was not understood too; the form keeps tab and order", () => {
  expect(shown("status:done since:7d harbour colour:red", { tab: "imports", sort: "name" })).toMatchObject({
    text: "harbour colour:red status:done since:7d",
    kept: [
      ["tab", "imports"],
      ["sort", "name"],
    ],
    all: "/jobs?tab=imports&sort=name",
  });
  expect(shown("")).toEqual({ text: "", kept: [], chips: [], all: null });
});

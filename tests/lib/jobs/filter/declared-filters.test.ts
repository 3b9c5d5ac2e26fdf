import { Command } from "commander";
import { afterEach, expect, test } from "vitest";
import { withFilterOptions } from "@/lib/cli/commands/filter-options";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { FILTER_NAMES, type FilterName } from "@/lib/jobs/filter/filter-words";
import { choicesOf, FILTERS } from "@/lib/jobs/filter/filters";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";

const [STAFF, ADMIN] = [{ role: "staff" }, { role: "admin" }] as const;
const { who } = FILTERS.type;

/** Words of the filters that have no closed list. */
const WORDS: Partial<Record<FilterName, string[]>> = {
  status: ["failed", "-failed"],
  type: ["ocr_pass", "-sync"],
  owner: ["maria", "Ömer Straße"],
  since: ["30m", "24h", "7d", "2w", "today", "yesterday"],
  from: ["2026-11-24", "2026-11-24T10:00:00Z", "0001-01-01", "9999-12-31"],
  to: ["2026-11-24", "2026-11-24T10:00:00.123456+02:00"],
  longer: ["90s", "10m", "2h", "1d"],
  q: ["harbour photographs", '"exact words" -word'],
};
const TAKES_ANY_TEXT: FilterName[] = ["owner", "q"];

afterEach(() => {
  FILTERS.type.who = who;
});

test("every filter is a parameter of the API and an option of the command line", () => {
  const options = withFilterOptions(new Command()).options.map(({ long }) => long);
  for (const name of FILTER_NAMES) {
    expect(options).toContain(`--${name}`);
    for (const word of WORDS[name] ?? choicesOf(name)?.map((choice) => choice.word) ?? []) {
      expect(filterQuery.parse({ [name]: word })).toEqual({ [name]: word });
      expect(parseFilter({ [name]: word }, ADMIN)).toEqual({
        filter: { ...DEFAULT_FILTER, [name]: word },
        notices: [],
      });
    }
    if (!TAKES_ANY_TEXT.includes(name))
      expect(filterQuery.safeParse({ [name]: "No Word" }).success, name).toBe(false);
  }
});

test("a filter for administrators is ignored for others with a notice, and refused to their programs", () => {
  FILTERS.type.who = "administrators";
  const asked = { type: "import" };
  const { filter, notices } = parseFilter(asked, STAFF);
  expect([filter, notices]).toEqual([
    DEFAULT_FILTER,
    ["Only administrators can filter by “type”, so that filter was ignored."],
  ]);
  expect(() => requireAsAsked(asked, { filter, viewer: STAFF })).toThrow(
    "only administrators can filter by it.",
  );
  expect(parseFilter(asked, ADMIN).filter.type).toBe("import");
  expect(parseFilter({ type: "" }, STAFF).notices).toEqual([]);
});

import { Command } from "commander";
import { afterEach, expect, test } from "vitest";
import { withFilterOptions } from "@/lib/cli/commands/filter-options";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { choicesOf, FILTER_NAMES, FILTERS } from "@/lib/jobs/filter/filters";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { requireAsAsked } from "@/lib/jobs/filter/require-as-asked";

const [STAFF, ADMIN] = [{ role: "staff" }, { role: "admin" }] as const;
const { who } = FILTERS.type;

afterEach(() => {
  FILTERS.type.who = who;
});

test("every filter is a parameter of the API and an option of the command line", () => {
  const options = withFilterOptions(new Command()).options.map(({ long }) => long);
  for (const name of FILTER_NAMES) {
    expect(options).toContain(`--${name}`);
    for (const { word } of choicesOf(name) ?? [{ word: "ocr_pass" }]) {
      expect(filterQuery.parse({ [name]: word })).toEqual({ [name]: word });
      expect(parseFilter({ [name]: word }, ADMIN)).toEqual({
        filter: { ...DEFAULT_FILTER, [name]: word },
        notices: [],
      });
    }
    expect(filterQuery.safeParse({ [name]: "No Word" }).success).toBe(false);
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

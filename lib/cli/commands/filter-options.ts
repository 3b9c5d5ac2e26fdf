import type { Command } from "commander";
import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { eachFilter, FILTER_NAMES, FILTERS, type FilterName } from "@/lib/jobs/filter/filters";
import { requireAsAsked } from "@/lib/jobs/filter/require-as-asked";
import { RULES } from "@/lib/jobs/filter/rules";
import { DEFAULT_TAB } from "@/lib/jobs/tab";

/** The options of the filters and --page, spelled as in the dashboard's address. */
export const filterOptions = z.object({
  ...eachFilter(() => z.string().optional()),
  page: z.string().optional(),
});

/** The dashboard's filters as options. */
export function withFilterOptions(command: Command): Command {
  for (const name of FILTER_NAMES) {
    const { argument = name, help } = RULES[name];
    command.option(`--${name} <${argument}>`, help);
  }
  return command;
}

/** Throws InvalidInput when the filter is not the one that was asked for. */
export function requireAsGiven(
  given: z.output<typeof filterOptions>,
  filter: JobFilter,
  viewer: Pick<Viewer, "role">,
) {
  const onTab = filter.tab === DEFAULT_TAB ? "" : ` on the tab ${filter.tab}`;
  requireAsAsked(
    given,
    { filter, viewer },
    (name, word) => hintOf(name) ?? `there is no ${name} “${word}”${onTab}.`,
  );
  if (given.page !== undefined && given.page !== String(filter.page)) {
    throw new InvalidInput("page", `there is no page ${given.page}.`);
  }
}

/** The words of a filter that takes one of a few. */
function hintOf(name: FilterName): string | null {
  const { words } = FILTERS[name];
  return words && (words.length > 2 ? `give one of ${words.join(", ")}.` : `give ${words.join(" or ")}.`);
}

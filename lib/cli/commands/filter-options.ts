import type { Command } from "commander";
import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { bareWord, eachFilter, FILTER_NAMES, type FilterName } from "@/lib/jobs/filter/filter-words";
import { FILTERS } from "@/lib/jobs/filter/filters";
import { RULES } from "@/lib/jobs/filter/rules";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";
import { DEFAULT_TAB, type Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { listingTexts } from "@/texts/cli/listing";

/** The options of the filters and --page, spelled as in the dashboard's address. */
export const filterOptions = z.object({
  ...eachFilter(() => z.string().optional()),
  page: z.string().optional(),
});

/** The dashboard's filters as options: all, or those of these names. */
export function withFilterOptions(command: Command, names = FILTER_NAMES): Command {
  for (const name of names) {
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
  requireAsAsked(
    given,
    { filter, viewer },
    (name, word) => hintOf(name, word) ?? unknown(filter.tab, name, word),
  );
  if (given.page !== undefined && given.page !== String(filter.page)) {
    throw new InvalidInput("page", formatMessage(listingTexts.unknownPage, { page: given.page }));
  }
}

/** The words of a filter that takes one of a few, or how a word is spelled that is not spelled so. */
function hintOf(name: FilterName, given: string): string | null {
  const { words, takesNot } = FILTERS[name];
  if (!words) {
    const { spelling } = RULES[name];
    const isSpelled = spelling?.parse(takesNot ? bareWord(given).word : given);
    return spelling && !isSpelled ? `${spelling.example}.` : null;
  }
  const [one = "", other, ...more] = words;
  return other === undefined || more.length > 0
    ? formatMessage(listingTexts.oneOf, { words: words.join(", ") })
    : formatMessage(listingTexts.either, { one, other });
}

const unknown = (tab: Tab, filter: FilterName, word: string): string =>
  tab === DEFAULT_TAB
    ? formatMessage(listingTexts.unknownWord, { filter, word })
    : formatMessage(listingTexts.unknownOnTab, { filter, word, tab });

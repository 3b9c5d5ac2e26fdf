import { type FilterWords, NARROWING_NAMES } from "@/lib/jobs/filter/filter-words";
import { FILTERS, wordLabel } from "@/lib/jobs/filter/filters";
import { isQualifier } from "@/lib/jobs/query/qualifiers";
import { formatMessage } from "@/lib/texts/format-message";
import { searchFieldTexts } from "@/texts/search/search-field";

/**
 * The filters that narrow the list, in words that can stand alone: ["Failed", "Created from 23 Nov 2026"]; none when it
 * shows everything.
 */
export const filterLabels = (words: FilterWords): string[] =>
  NARROWING_NAMES.flatMap((name) => {
    const word = wordLabel(name, words);
    if (word === null) return [];
    return isQualifier(name) ? formatMessage(searchFieldTexts.chip[name], { word }) : word;
  });

/** Those that a heading names behind its noun: "Failed jobs (Import)", "Jobs (Not failed)". */
export const labelsBehind = (words: FilterWords): string[] =>
  NARROWING_NAMES.filter(
    (name) => FILTERS[name].heading === "behind" || (name === "status" && words.status?.startsWith("-")),
  ).flatMap((name) => wordLabel(name, words) ?? []);

import { type FilterWords, NARROWING_NAMES } from "@/lib/jobs/filter/filter-words";
import { FILTERS, wordLabel } from "@/lib/jobs/filter/filters";

/** The filters that narrow the list, in words: ["Failed", "Import"]; none when it shows everything. */
export const filterLabels = (words: FilterWords): string[] =>
  NARROWING_NAMES.flatMap((name) => wordLabel(name, words) ?? []);

/** Those that a heading names behind its noun: "Failed jobs (Import)", "Jobs (Not failed)". */
export const labelsBehind = (words: FilterWords): string[] =>
  NARROWING_NAMES.filter(
    (name) => FILTERS[name].heading === "behind" || (name === "status" && words.status?.startsWith("-")),
  ).flatMap((name) => wordLabel(name, words) ?? []);

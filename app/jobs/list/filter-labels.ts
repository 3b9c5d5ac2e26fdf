import { FILTERS, type FilterWords, NARROWING_NAMES, wordLabel } from "@/lib/jobs/filter/filters";

/** The filters that narrow the list, in words: ["Failed", "Import"]; none when it shows everything. */
export const filterLabels = (words: FilterWords): string[] =>
  NARROWING_NAMES.flatMap((name) => wordLabel(name, words) ?? []);

/** A noun with its filters around it: "failed jobs (Import)". */
export function filteredNoun(noun: string, words: FilterWords): string {
  const labels = (where: "before" | "behind") =>
    NARROWING_NAMES.filter((name) => FILTERS[name].heading === where).flatMap(
      (name) => wordLabel(name, words) ?? [],
    );
  const before = labels("before").map((label) => `${label.toLowerCase()} `);
  const behind = labels("behind").join(", ");
  return `${before.join("")}${noun}${behind ? ` (${behind})` : ""}`;
}

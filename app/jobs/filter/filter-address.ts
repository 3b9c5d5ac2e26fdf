import { withFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES } from "@/lib/jobs/filter/filter-words";
import { isQualifier } from "@/lib/jobs/query/qualifiers";
import { printTerms, termsOf } from "@/lib/jobs/query/terms";

/**
 * The address of a list with the words of a filter form, without those that are as usual. `typed` is the text of the
 * search field: its words replace the form's own, but of its filters those of the form stay.
 */
export function filterAddress(fields: FormData, typed?: string): string {
  const form = Object.fromEntries(FILTER_NAMES.map((name) => [name, String(fields.get(name) ?? "")]));
  return withFilter("/jobs", typed === undefined ? form : { ...form, q: wordsIn(typed) });
}

const wordsIn = (text: string): string =>
  printTerms(termsOf(text).filter(({ name, value }) => !isQualifier(name) || value === ""));

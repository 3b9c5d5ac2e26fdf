import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { wordLabel } from "@/lib/jobs/filter/filters";
import type { RawParams } from "@/lib/jobs/params";
import { printQuery } from "@/lib/jobs/query/print-query";
import { QUALIFIERS, type Qualifier } from "@/lib/jobs/query/qualifiers";
import { printTerm, printTerms, type Term, termsOf } from "@/lib/jobs/query/terms";
import { formatMessage } from "@/lib/texts/format-message";
import { searchFieldTexts } from "@/texts/search/search-field";

/** A part of what was searched for, and the address of the list without it. */
export interface Chip {
  label: string;
  without: string;
  /** Whether it is a word, not a filter. */
  isWord?: true;
}

/** The search field and what it was understood as. */
export interface ShownSearch {
  /** The text of the field. */
  text: string;
  /** Parameters that the form keeps: the tab and the order. */
  kept: [name: string, word: string][];
  /** What narrows the list: its words first. */
  chips: Chip[];
  /** The address of the list without any of it; null if the field is empty. */
  all: string | null;
}

/** `params` as in the address: the field shows also what was not understood, so that it can be corrected. */
export function shownSearch(filter: JobFilter, params: RawParams): ShownSearch {
  const { tab, sort } = filter;
  const text = printQuery(params);
  return {
    text,
    kept: [...new URLSearchParams(withFilter("", { tab, sort }))],
    chips: [...wordChips(filter), ...QUALIFIERS.flatMap((name) => filterChip(name, filter))],
    all: text === "" ? null : withFilter("/jobs", { tab, sort }),
  };
}

function wordChips(filter: JobFilter): Chip[] {
  const terms = termsOf(filter.q ?? "");
  return terms.map((term) => ({
    label: termLabel(term),
    isWord: true,
    without: addressWith(filter, { q: printTerms(terms.filter((other) => other !== term)) || null }),
  }));
}

function filterChip(name: Qualifier, filter: JobFilter): Chip[] {
  const word = wordLabel(name, filter);
  if (word === null) return [];
  return [
    {
      label: formatMessage(searchFieldTexts.chip[name], { word }),
      without: addressWith(filter, { [name]: null }),
    },
  ];
}

const addressWith = (filter: JobFilter, changed: Partial<JobFilter>): string =>
  withFilter("/jobs", { ...filter, page: 1, cursor: null, ...changed });

function termLabel({ isNegated, ...term }: Term): string {
  const isExact = term.name === null && term.isQuoted;
  const words = isExact ? term.value : printTerm({ ...term, isNegated: false });
  if (isNegated) return formatMessage(searchFieldTexts.not, { words });
  return isExact ? formatMessage(searchFieldTexts.exactly, { words }) : words;
}

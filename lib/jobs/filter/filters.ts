import { DEFAULT_SORT, SORT_MEANINGS, SORTS, type Sort } from "@/lib/jobs/sort";
import { CARD_STATUSES, type CardStatus, STATUS } from "@/lib/jobs/status";
import { DEFAULT_TAB, TAB_MEANINGS, TABS, type Tab } from "@/lib/jobs/tab";
import { typeLabel } from "@/lib/jobs/type";

/*
 * A filter is declared here, for people, and in rules.ts, for the database and for programs. Form, headings, address,
 * API, OpenAPI document, command line, list, total and export follow from the two; the compiler asks for each part.
 */

/** What the filters hold: each the word that an address has for it, null where it lets every job through. */
export interface FilterWords {
  tab: Tab;
  status: CardStatus | null;
  type: string | null;
  sort: Sort;
}

export type FilterName = keyof FilterWords;

/** What is left out of an address. */
export const USUAL_WORDS: FilterWords = { tab: DEFAULT_TAB, status: null, type: null, sort: DEFAULT_SORT };

/** Something of each filter, in the order in which forms, addresses and documents have them. */
export const eachFilter = <Of>(make: (name: FilterName) => Of): Record<FilterName, Of> => ({
  tab: make("tab"),
  status: make("status"),
  type: make("type"),
  sort: make("sort"),
});

/** How people meet a filter. */
interface Facts<Word extends string> {
  label: string;
  /** All words that it takes; null where there is no end of them, and people type one. */
  words: readonly Word[] | null;
  labelOf: (word: Word) => string;
  /** The choice in the form that lets every job through; null where some word always holds. */
  all: string | null;
  /** Where a heading says the word: "Failed imports (Ingest)". Null: not as a word of its own. */
  heading: "before" | "behind" | null;
  /** Others are told that it is not theirs. */
  who: "everyone" | "administrators";
  /** For who types a word. */
  typed?: { placeholder: string; hint: string; most: number };
}

export const FILTERS: { [Name in FilterName]: Facts<NonNullable<FilterWords[Name]>> } = {
  tab: {
    label: "Tab",
    words: TABS,
    labelOf: (tab) => TAB_MEANINGS[tab].label,
    all: null,
    heading: null,
    who: "everyone",
  },
  status: {
    label: "Status",
    words: CARD_STATUSES,
    labelOf: (status) => STATUS[status].label,
    all: "All statuses",
    heading: "before",
    who: "everyone",
  },
  type: {
    label: "Type",
    words: null,
    labelOf: typeLabel,
    all: "All types",
    heading: "behind",
    who: "everyone",
    typed: {
      placeholder: "All, or type a name",
      hint: "There are more types than these. Type any name, such as import",
      most: 50,
    },
  },
  sort: {
    label: "Sort",
    words: SORTS,
    labelOf: (sort) => SORT_MEANINGS[sort].label,
    all: null,
    heading: null,
    who: "everyone",
  },
};

export const FILTER_NAMES: readonly FilterName[] = Object.values(eachFilter((name) => name));

/** Those that narrow what a tab shows, each of which can be left open. */
export const NARROWING_NAMES = FILTER_NAMES.filter((name) => FILTERS[name].all !== null);

/** A word of a filter, and as people read it. */
export interface Choice {
  word: string;
  label: string;
}

/** What can be chosen; null where there is no end of it. */
export function choicesOf<Name extends FilterName>(name: Name): Choice[] | null {
  const { words, labelOf } = FILTERS[name];
  return words?.map((word) => ({ word, label: labelOf(word) })) ?? null;
}

/** The filter's word as people read it; null where it has none. */
export function wordLabel<Name extends FilterName>(
  name: Name,
  words: Pick<FilterWords, Name>,
): string | null {
  const word = words[name];
  return word === null || word === undefined ? null : FILTERS[name].labelOf(word);
}

/** Whether the filter is for this viewer. */
export const isForViewer = (name: FilterName, { role }: { role: "admin" | "staff" }): boolean =>
  FILTERS[name].who === "everyone" || role === "admin";

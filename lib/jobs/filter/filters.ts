import { DEFAULT_SORT, SORTS, type Sort } from "@/lib/jobs/sort";
import { CARD_STATUSES, type CardStatus, STATUS } from "@/lib/jobs/status";
import { DEFAULT_TAB, TAB_MEANINGS, TABS, type Tab } from "@/lib/jobs/tab";
import { typeLabel } from "@/lib/jobs/type";
import { filterTexts } from "@/texts/jobs/filter";
import { sortTexts } from "@/texts/jobs/sort";

/*
 * A filter is declared here, for people, and in rules.ts, for the database and for programs. Form, headings, address,
 * API, OpenAPI document, command line, list, total and export follow from the two; the compiler requires each part.
 */

/** The word of each filter, as an address has it; null if it lets every job through. */
export interface FilterWords {
  tab: Tab;
  status: CardStatus | null;
  type: string | null;
  sort: Sort;
}

export type FilterName = keyof FilterWords;

/** The defaults, which an address leaves out. */
export const USUAL_WORDS: FilterWords = { tab: DEFAULT_TAB, status: null, type: null, sort: DEFAULT_SORT };

/** Makes something for each filter, in the order of forms, addresses and documents. */
export const eachFilter = <Of>(make: (name: FilterName) => Of): Record<FilterName, Of> => ({
  tab: make("tab"),
  status: make("status"),
  type: make("type"),
  sort: make("sort"),
});

/** A filter as people see it. */
interface Facts<Word extends string> {
  label: string;
  /** All words that it takes; null if the list is open and people type one. */
  words: readonly Word[] | null;
  labelOf: (word: Word) => string;
  /** The choice in the form that lets every job through; null if some word always applies. */
  all: string | null;
  /** Where a heading names the word: "Failed imports (Ingest)" has one in its noun, one behind it. Null: it does not. */
  heading: "noun" | "behind" | null;
  /** Who may use it. For others it is ignored with a notice, or refused. */
  who: "everyone" | "administrators";
  /** For a field in which people type a word. */
  typed?: { placeholder: string; hint: string; most: number };
}

export const FILTERS: { [Name in FilterName]: Facts<NonNullable<FilterWords[Name]>> } = {
  tab: {
    label: filterTexts.tab.label,
    words: TABS,
    labelOf: (tab) => TAB_MEANINGS[tab].label,
    all: null,
    heading: null,
    who: "everyone",
  },
  status: {
    label: filterTexts.status.label,
    words: CARD_STATUSES,
    labelOf: (status) => STATUS[status].label,
    all: filterTexts.status.all,
    heading: "noun",
    who: "everyone",
  },
  type: {
    label: filterTexts.type.label,
    words: null,
    labelOf: typeLabel,
    all: filterTexts.type.all,
    heading: "behind",
    who: "everyone",
    typed: {
      placeholder: filterTexts.type.placeholder,
      hint: filterTexts.type.hint,
      most: 50,
    },
  },
  sort: {
    label: filterTexts.sort.label,
    words: SORTS,
    labelOf: (sort) => sortTexts[sort],
    all: null,
    heading: null,
    who: "everyone",
  },
};

export const FILTER_NAMES: readonly FilterName[] = Object.values(eachFilter((name) => name));

/** The filters that narrow what a tab shows; each can be left open. */
export const NARROWING_NAMES = FILTER_NAMES.filter((name) => FILTERS[name].all !== null);

/** Whether any filter narrows what the tab shows. */
export const isNarrowed = (words: FilterWords): boolean =>
  NARROWING_NAMES.some((name) => words[name] !== null);

/** A word of a filter, and its label. */
export interface Choice {
  word: string;
  label: string;
}

/** The filter's choices; null if the list is open. */
export function choicesOf<Name extends FilterName>(name: Name): Choice[] | null {
  const { words, labelOf } = FILTERS[name];
  return words?.map((word) => ({ word, label: labelOf(word) })) ?? null;
}

/** The label of the filter's word; null without a word. */
export function wordLabel<Name extends FilterName>(
  name: Name,
  words: Pick<FilterWords, Name>,
): string | null {
  const word = words[name];
  return word === null || word === undefined ? null : FILTERS[name].labelOf(word);
}

/** Whether this viewer may use the filter. */
export const isForViewer = (name: FilterName, { role }: { role: "admin" | "staff" }): boolean =>
  FILTERS[name].who === "everyone" || role === "admin";

import { DEFAULT_SORT, type Sort } from "@/lib/jobs/sort";
import type { CardStatus } from "@/lib/jobs/status";
import { DEFAULT_TAB, type Tab } from "@/lib/jobs/tab";

export const ANSWERS = ["yes", "no"] as const;
type Answer = (typeof ANSWERS)[number];

/** How many characters of words are searched for. */
export const MOST_SEARCHED = 500;
/** How many words are searched for; words in quotes count as one. */
export const MOST_SEARCHED_WORDS = 10;

/** A word, or with `-` in front all but that: "-failed". */
type OrNot<Word extends string> = Word | `-${Word}`;

/** The word of each filter, as an address has it; null if it lets every job through. */
export interface FilterWords {
  tab: Tab;
  status: OrNot<CardStatus> | null;
  /** "import", "-sync". */
  type: string | null;
  /** The name of a user. */
  owner: string | null;
  /** From when on it was created, as time goes on: "24h", "today". */
  since: string | null;
  /** A day or an instant, from which on it was created. */
  from: string | null;
  /** A day or an instant, up to which it was created, itself included. */
  to: string | null;
  /** Whether it rejected rows. */
  rejected: Answer | null;
  /** Whether it runs and is silent. */
  silent: Answer | null;
  /** How long it ran at least: "10m". */
  longer: string | null;
  /** The words to search for. */
  q: string | null;
  sort: Sort;
}

export type FilterName = keyof FilterWords;

/** The defaults, which an address leaves out. */
export const USUAL_WORDS: FilterWords = {
  tab: DEFAULT_TAB,
  status: null,
  type: null,
  owner: null,
  since: null,
  from: null,
  to: null,
  rejected: null,
  silent: null,
  longer: null,
  q: null,
  sort: DEFAULT_SORT,
};

/** Makes something for each filter, in the order of forms, addresses and documents. */
export const eachFilter = <Of>(make: (name: FilterName) => Of): Record<FilterName, Of> => ({
  tab: make("tab"),
  status: make("status"),
  type: make("type"),
  owner: make("owner"),
  since: make("since"),
  from: make("from"),
  to: make("to"),
  rejected: make("rejected"),
  silent: make("silent"),
  longer: make("longer"),
  q: make("q"),
  sort: make("sort"),
});

export const FILTER_NAMES: readonly FilterName[] = Object.values(eachFilter((name) => name));

/** The filters that narrow what a tab shows; each can be left open. */
export const NARROWING_NAMES = FILTER_NAMES.filter((name) => USUAL_WORDS[name] === null);

/** Whether any filter narrows what the tab shows. */
export const isNarrowed = (words: FilterWords): boolean =>
  NARROWING_NAMES.some((name) => words[name] !== null);

/** A word without the `-` in front, and whether it had one. */
export const bareWord = (word: string): { word: string; isNot: boolean } =>
  word.startsWith("-") ? { word: word.slice(1), isNot: true } : { word, isNot: false };

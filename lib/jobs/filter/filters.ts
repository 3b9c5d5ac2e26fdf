import { SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { TAB_MEANINGS, TABS } from "@/lib/jobs/tab";
import { typeLabel } from "@/lib/jobs/type";
import { filterTexts } from "@/texts/jobs/filter";
import { sortTexts } from "@/texts/jobs/sort";
import { ANSWERS, type FilterName, type FilterWords, MOST_SEARCHED } from "./filter-words";
import { longerLabel, momentLabel, notLabel, sinceLabel, statusLabel, wordsLabel } from "./word-labels";

/*
 * A filter is declared here, for people, and in rules.ts, for the database and for programs. Form, headings, address,
 * API, OpenAPI document, command line, list, total and export follow from the two; the compiler requires each part.
 */

/** A filter as people see it. */
interface Facts<Word extends string> {
  label: string;
  /** All words that it takes, but for a `-` in front; null if the list is open and people type one. */
  words: readonly Word[] | null;
  /** Whether a word may have a `-` in front, for all but that. */
  takesNot?: true;
  /** Words that the form offers although the list is open. */
  offered?: readonly Word[];
  labelOf: (word: Word) => string;
  /** The choice in the form that lets every job through; null if some word always applies. */
  all: string | null;
  /** Where the form has it: in sight, among "More filters", or not at all. */
  inForm: "first" | "more" | null;
  /** Where a heading names the word: in a message of its own, or behind: "Failed imports (Ingest)". Null: it does not. */
  heading: "own" | "behind" | null;
  /** Who may use it. For others it is ignored with a notice, or refused. */
  who: "everyone" | "administrators";
  /** For a field in which people type a word. */
  typed?: { placeholder?: string; hint: string; most: number; kind?: "date" | "short" };
}

const { tab, status, type, owner, since, from, to, rejected, silent, longer, q, sort } = filterTexts;

const day = { words: null, labelOf: momentLabel, inForm: "more", heading: "own", who: "everyone" } as const;

export const FILTERS: { [Name in FilterName]: Facts<NonNullable<FilterWords[Name]>> } = {
  tab: {
    label: tab.label,
    words: TABS,
    labelOf: (word) => TAB_MEANINGS[word].label,
    all: null,
    inForm: null,
    heading: null,
    who: "everyone",
  },
  status: {
    label: status.label,
    words: CARD_STATUSES,
    takesNot: true,
    labelOf: notLabel(statusLabel),
    all: status.all,
    inForm: "first",
    heading: "own",
    who: "everyone",
  },
  type: {
    label: type.label,
    words: null,
    takesNot: true,
    labelOf: notLabel(typeLabel),
    all: type.all,
    inForm: "first",
    heading: "behind",
    who: "everyone",
    typed: { placeholder: type.placeholder, hint: type.hint, most: 51 },
  },
  owner: {
    label: owner.label,
    words: null,
    labelOf: (name) => name,
    all: owner.all,
    inForm: "first",
    heading: "own",
    who: "administrators",
    typed: { placeholder: owner.placeholder, hint: owner.hint, most: 100 },
  },
  since: {
    label: since.label,
    words: null,
    offered: ["24h", "yesterday", "7d"],
    labelOf: sinceLabel,
    all: since.all,
    inForm: "first",
    heading: "own",
    who: "everyone",
  },
  from: { ...day, label: from.label, all: from.all, typed: { hint: from.hint, most: 40, kind: "date" } },
  to: { ...day, label: to.label, all: to.all, typed: { hint: to.hint, most: 40, kind: "date" } },
  rejected: {
    label: rejected.label,
    words: ANSWERS,
    labelOf: (answer) => rejected[answer],
    all: rejected.all,
    inForm: "more",
    heading: "behind",
    who: "everyone",
  },
  silent: {
    label: silent.label,
    words: ANSWERS,
    labelOf: (answer) => silent[answer],
    all: silent.all,
    inForm: "more",
    heading: "behind",
    who: "everyone",
  },
  longer: {
    label: longer.label,
    words: null,
    labelOf: longerLabel,
    all: longer.all,
    inForm: "more",
    heading: "behind",
    who: "everyone",
    typed: { placeholder: longer.placeholder, hint: longer.hint, most: 7, kind: "short" },
  },
  q: {
    label: q.label,
    words: null,
    labelOf: wordsLabel,
    all: q.all,
    inForm: null,
    heading: "behind",
    who: "everyone",
    typed: { hint: q.hint, most: MOST_SEARCHED },
  },
  sort: {
    label: sort.label,
    words: SORTS,
    labelOf: (word) => sortTexts[word],
    all: null,
    inForm: "first",
    heading: null,
    who: "everyone",
  },
};

/** A word of a filter, and its label. */
export interface Choice {
  word: string;
  label: string;
}

/** What the form offers for a filter; null where people type a word, or the jobs that are there decide. */
export function choicesOf<Name extends FilterName>(name: Name): Choice[] | null {
  const { words, offered, labelOf } = FILTERS[name];
  return (words ?? offered)?.map((word) => ({ word, label: labelOf(word) })) ?? null;
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

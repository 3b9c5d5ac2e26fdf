import { InvalidInput } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import { formatMessage } from "@/lib/texts/format-message";
import { filterOptionTexts } from "@/texts/jobs/filter-option";
import type { JobFilter } from "./filter";
import { FILTER_NAMES, type FilterName, isForViewer } from "./filters";

/** The words of filters that a program sent. */
export type AskedWords = Readonly<Partial<Record<FilterName, string | undefined>>>;

/**
 * Throws InvalidInput if the resolved filter lacks a requested word: a page may ignore one with a notice, but a program
 * must not take other jobs for the answer. `hint` says what is wrong with a word.
 */
export function requireAsAsked(
  requested: AskedWords,
  { filter, viewer }: { filter: JobFilter; viewer: Pick<Viewer, "role"> },
  hint: (name: FilterName, word: string) => string = isNotHere,
) {
  for (const name of FILTER_NAMES) {
    const word = requested[name];
    if (word === undefined || word === filter[name]) continue;
    throw new InvalidInput(name, isForViewer(name, viewer) ? hint(name, word) : filterOptionTexts.notYours);
  }
}

const isNotHere = (name: FilterName, word: string) =>
  formatMessage(filterOptionTexts.notHere, { filter: name, word });

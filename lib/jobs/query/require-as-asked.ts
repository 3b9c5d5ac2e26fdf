import { InvalidInput } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import { emptyRangeOf } from "@/lib/jobs/filter/contradictions";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES, type FilterName } from "@/lib/jobs/filter/filter-words";
import { isForViewer } from "@/lib/jobs/filter/filters";
import { formatMessage } from "@/lib/texts/format-message";
import { filterOptionTexts } from "@/texts/jobs/filter-option";
import { queryTexts } from "@/texts/search/query";
import { printQuery } from "./print-query";
import { spreadQuery } from "./spread-query";

/** The words of filters that a program sent. */
export type AskedWords = Readonly<Partial<Record<FilterName, string | undefined>>>;

/**
 * Throws InvalidInput if the resolved filter lacks a requested word: a page may ignore one with a notice, but a program
 * must not take other jobs for the answer. A search text of which a part is not understood is refused too. `hint` says
 * what is wrong with a word.
 */
export function requireAsAsked(
  requested: AskedWords,
  { filter, viewer }: { filter: JobFilter; viewer: Pick<Viewer, "role"> },
  hint: (name: FilterName, word: string) => string = isNotHere,
) {
  const { q } = requested;
  if (q !== undefined && printQuery({ q }) === "") throw new InvalidInput("q", queryTexts.nothing);
  const { params, notices } = spreadQuery(requested, "programs");
  if (notices[0] !== undefined) throw new InvalidInput("q", notices[0]);
  for (const name of FILTER_NAMES) {
    const word = params[name];
    if (Array.isArray(word)) throw new InvalidInput("q", formatMessage(queryTexts.twice, { name }));
    if (word === undefined || word === filter[name]) continue;
    throw new InvalidInput(name, isForViewer(name, viewer) ? hint(name, word) : filterOptionTexts.notYours);
  }
  if (emptyRangeOf(filter)) throw new InvalidInput("to", filterOptionTexts.emptyRange);
}

const isNotHere = (name: FilterName, word: string) =>
  formatMessage(filterOptionTexts.notHere, { filter: name, word });

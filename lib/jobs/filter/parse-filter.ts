import type { Viewer } from "@/lib/jobs/access";
import { paramReader, parsePage, type RawParams, type ReadParam } from "@/lib/jobs/params";
import type { Sort } from "@/lib/jobs/sort";
import { formatMessage } from "@/lib/texts/format-message";
import { noticeTexts } from "@/texts/jobs/notice";
import { DEFAULT_FILTER, type JobFilter } from "./filter";
import { bareWord, FILTER_NAMES, type FilterName, USUAL_WORDS } from "./filter-words";
import { FILTERS, isForViewer } from "./filters";
import type { PageCursor } from "./page-cursor";
import { parseCursor } from "./parse-page-cursor";
import { RULES } from "./rules";

/** The parameters of the list's address. `cleared` names the clear that the page reports. */
export const LIST_PARAMETERS = [...FILTER_NAMES, "page", "after", "before", "end", "cleared"];

export interface ParsedFilter {
  filter: JobFilter;
  /** A sentence for each value that was ignored. */
  notices: string[];
}

/**
 * Reads a filter from an address. A value that is not valid is ignored and named in a notice, never replaced by
 * another. Whether a well-formed type exists on the tab is not checked here: the counts know that. Owners and times are
 * looked up by resolveWords, before the filter is used.
 */
export function parseFilter(params: RawParams, viewer: Pick<Viewer, "role">): ParsedFilter {
  const notices: string[] = [];
  const read = paramReader(params, notices);
  let words = USUAL_WORDS;
  for (const name of FILTER_NAMES) {
    if (isForViewer(name, viewer)) {
      const word = read(name, (text) => parseWord(name, text));
      if (word !== null) words = { ...words, [name]: word };
    } else if (params[name]) notices.push(notYours(name));
  }
  const page = read("page", parsePage) ?? DEFAULT_FILTER.page;
  return { filter: { ...words, meanings: {}, page, cursor: readPageCursor(read, words.sort) }, notices };
}

/** The filter's word for a text; null if there is none. */
function parseWord(name: FilterName, text: string): string | null {
  if (!FILTERS[name].takesNot) return parseBareWord(name, text);
  const { word, isNot } = bareWord(text);
  const known = parseBareWord(name, word);
  return known && isNot ? `-${known}` : known;
}

function parseBareWord(name: FilterName, text: string): string | null {
  const words: readonly string[] | null = FILTERS[name].words;
  if (words) return words.find((word) => word === text) ?? null;
  return RULES[name].spelling?.parse(text) ?? null;
}

const notYours = (name: FilterName) => formatMessage(noticeTexts.notYours, { filter: name });

/** Of several cursors the first one counts. */
function readPageCursor(read: ReadParam, sort: Sort): PageCursor | null {
  const [after, before] = (["after", "before"] as const).map((side): PageCursor | null => {
    const place = read(side, (text) => parseCursor(text, sort));
    return place && { side, place };
  });
  const end = read("end", (text): PageCursor | null => (text === "1" ? { side: "end" } : null));
  return after ?? before ?? end;
}

import { forOneLine } from "@/lib/readable-text";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { noticeTexts } from "@/texts/jobs/notice";

/** Parameters as Next passes them to a page: repeated ones come as a list. */
export type RawParams = Record<string, string | string[] | undefined>;

const MOST_NAMED = 5;
const LARGEST_PAGE = 1_000_000_000;

/** The parameters of the pages' addresses that a notice can name. */
export type ParamName = keyof typeof noticeTexts.unknown;

/** Reads one parameter of an address; null when it is missing or not valid. */
export type ReadParam = <T>(name: ParamName, known: (text: string) => T | null) => T | null;

/**
 * Reads an address, parameter by parameter. A value that is not valid is ignored and named in a notice, never replaced
 * by another.
 */
export function paramReader(params: RawParams, notices: string[]): ReadParam {
  return (name, known) => {
    const raw = params[name];
    if (raw === undefined || raw === "") return null;
    if (Array.isArray(raw)) {
      notices.push(formatMessage(noticeTexts.repeated, { parameter: name }));
      return null;
    }
    const value = known(raw);
    if (value === null) notices.push(ignored(name, raw));
    return value;
  };
}

/** The sentence for a value that is not among the known ones. */
export const ignored = (name: ParamName, value: string): string =>
  formatMessage(noticeTexts.unknown[name], { value: quotable(value) });

/** Sentences for the parameters that a page does not have. The first few are named: an address may hold thousands. */
export function unknownParameters(params: RawParams, known: readonly string[]): string[] {
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  if (unknown.length === 0) return [];
  const names = formatList(unknown.slice(0, MOST_NAMED).map((name) => `“${quotable(name)}”`));
  const { unknownParameters: one, moreUnknownParameters: more } = noticeTexts;
  const others = unknown.length - MOST_NAMED;
  return [
    others > 0
      ? formatMessage(more, { names, others })
      : formatMessage(one, { names, count: unknown.length }),
  ];
}

/** A value of an address as sentences quote it: on one line, and cut after 40 characters. */
export const quotable = (value: string): string => shortened(forOneLine(value));

interface Paging {
  pages: number;
  total: number;
  /** False: there may be more pages than were counted. */
  isWhole?: boolean;
}

/** The sentence for a page past the end, or past those that were counted, where the last of them is shown. */
export function pastTheEnd(
  name: keyof typeof noticeTexts.noSuchPage,
  page: number,
  { pages, total, isWhole = true }: Paging,
) {
  if (!isWhole) return formatMessage(noticeTexts.notCounted, { page, count: pages, last: pages });
  const missing = formatMessage(noticeTexts.noSuchPage[name], { page });
  if (total === 0) return missing;
  const { showingOnlyPage, showingLastPage } = noticeTexts;
  return `${missing} ${pages === 1 ? showingOnlyPage : formatMessage(showingLastPage, { page: pages })}`;
}

/** The number of a page, from 1. */
export function parsePage(text: string): number | null {
  const page = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return page >= 1 && page <= LARGEST_PAGE ? page : null;
}

function shortened(value: string): string {
  const characters = [...value];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : value;
}

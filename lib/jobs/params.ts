import { forOneLine } from "@/lib/readable-text";

/** Parameters as Next passes them to a page: repeated ones come as a list. */
export type RawParams = Record<string, string | string[] | undefined>;

const LARGEST_PAGE = 1_000_000_000;

/** Reads one parameter of an address; null when it is missing or not valid. */
export type ReadParam = <T>(name: string, known: (text: string) => T | null, what?: string) => T | null;

/**
 * Reads an address, parameter by parameter. A value that is not valid is ignored and named in a notice, never replaced
 * by another. `what` is the parameter's name in notices, if it is not `name`.
 */
export function paramReader(params: RawParams, notices: string[]): ReadParam {
  return (name, known, what = name) => {
    const raw = params[name];
    if (raw === undefined || raw === "") return null;
    if (Array.isArray(raw)) {
      notices.push(`“${name}” appears more than once in the address and was ignored.`);
      return null;
    }
    const value = known(raw);
    if (value === null) notices.push(ignored(what, raw));
    return value;
  };
}

/** The sentence for a value that is not among the known ones. */
export const ignored = (what: string, value: string): string =>
  `Unknown ${what} ${quoted(value)} was ignored.`;

/** A value of an address as sentences quote it: on one line, and cut after 40 characters. */
export const quoted = (value: string): string => `“${shortened(forOneLine(value))}”`;

/** The sentence for a page past the end, where the last one is shown. */
export function pastTheEnd(what: string, page: number, { pages, total }: { pages: number; total: number }) {
  const instead = pages === 1 ? " Showing the only page." : ` Showing the last page (${pages}).`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} ${page} doesn’t exist.${total === 0 ? "" : instead}`;
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

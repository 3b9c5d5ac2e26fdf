import { FILTER_NAMES } from "@/lib/jobs/filter/filter-words";
import type { RawParams } from "@/lib/jobs/params";
import type { Audience } from "./query-notices";
import { type ReadQuery, readQuery } from "./read-query";

/** The parameters of an address whose search text was taken apart. */
export interface SpreadQuery {
  /** With each typed filter as a parameter, before which one of the same name gives way, and `q` as words alone. */
  params: RawParams;
  /** A sentence for each kind of thing in the text that was not understood. */
  notices: string[];
}

/** Takes the search text `q` apart, if there is one. A text that stands in the address twice stays as it is. */
export function spreadQuery(params: RawParams, to?: Audience): SpreadQuery {
  const { q } = params;
  if (typeof q !== "string") return { params, notices: [] };
  const { typed, words, notices } = readQuery(q, to);
  return { params: { ...params, ...asParams(typed), q: words ?? undefined }, notices };
}

/** Of an address whose text holds filters: the parameters of a clean one, on its first page. Null if it is clean. */
export function cleanParams(params: RawParams): RawParams | null {
  const { q, page: _, after: __, before: ___, end: ____, ...others } = params;
  if (typeof q !== "string") return null;
  const { typed, rest } = readQuery(q);
  if (rest === q && rest !== "") return null;
  const found: RawParams = { ...others, ...asParams(typed), q: rest };
  const names = new Set<string>([...FILTER_NAMES, ...Object.keys(found)]);
  return Object.fromEntries([...names].flatMap((name) => (found[name] ? [[name, found[name]]] : [])));
}

const asParams = (typed: ReadQuery["typed"]): RawParams =>
  Object.fromEntries(
    Object.entries(typed).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  );

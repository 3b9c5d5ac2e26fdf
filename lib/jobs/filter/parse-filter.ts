import { paramReader, parsePage, type RawParams, type Read } from "@/lib/jobs/params";
import { isCardStatus } from "@/lib/jobs/status";
import { isTab } from "@/lib/jobs/tab";
import { typeNamed } from "@/lib/jobs/type";
import { DEFAULT_FILTER, type JobFilter, SORTS, type Sort } from "./filter";
import type { PageKey } from "./page-key";
import { parseKey } from "./parse-page-key";

interface ParsedFilter {
  filter: JobFilter;
  /** A sentence for each value that was ignored. */
  notices: string[];
}

/**
 * Reads a filter from an address. A value that can't be taken is ignored and named in a notice, never mapped
 * to another. Whether a well-formed type exists on the tab is for the counts to say.
 */
export function parseFilter(params: RawParams): ParsedFilter {
  const notices: string[] = [];
  const read = paramReader(params, notices);
  const sort = read("sort", (text) => SORTS.find((sort) => sort === text) ?? null) ?? DEFAULT_FILTER.sort;
  const filter = {
    tab: read("tab", (text) => (isTab(text) ? text : null)) ?? DEFAULT_FILTER.tab,
    status: read("status", (text) => (isCardStatus(text) ? text : null)),
    type: read("type", typeNamed),
    sort,
    page: read("page", parsePage) ?? DEFAULT_FILTER.page,
    from: readPageKey(read, sort),
  };
  return { filter, notices };
}

/** Of several keys the first one counts. */
function readPageKey(read: Read, sort: Sort): PageKey | null {
  const [after, before] = (["after", "before"] as const).map((side): PageKey | null => {
    const place = read(side, (text) => parseKey(text, sort), "place in this list");
    return place && { side, place };
  });
  const end = read("end", (text): PageKey | null => (text === "1" ? { side: "end" } : null));
  return after ?? before ?? end;
}

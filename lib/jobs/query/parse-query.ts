import type { Viewer } from "@/lib/jobs/access";
import { type ParsedFilter, parseFilter } from "@/lib/jobs/filter/parse-filter";
import type { RawParams } from "@/lib/jobs/params";
import { spreadQuery } from "./spread-query";

/**
 * Reads a filter from an address whose search text may hold filters too: what is typed wins over a parameter of the same
 * name. What is not understood or not valid is ignored and named in a notice.
 */
export function readFilter(params: RawParams, viewer: Pick<Viewer, "role">): ParsedFilter {
  const { params: spread, notices } = spreadQuery(params);
  const parsed = parseFilter(spread, viewer);
  return { ...parsed, notices: [...notices, ...parsed.notices] };
}

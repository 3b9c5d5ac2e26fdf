import { publicUrl } from "@/lib/env";
import type { Access } from "@/lib/jobs/access";
import { ALL_JOBS } from "@/lib/jobs/filter/filter";
import { findStatus } from "@/lib/jobs/get-job";
import type { RawParams } from "@/lib/jobs/params";
import { pastedId } from "@/lib/jobs/query/pasted-id";
import { cleanParams } from "@/lib/jobs/query/spread-query";
import { searchOf } from "@/lib/web/request/search-of";

/**
 * Where the address of a search leads: to the page of the one job whose ID or address was typed, if the viewer may see
 * it, or to the clean address of the list. Null: it is the list's own address.
 */
export async function placeOfSearch(access: Access, params: RawParams): Promise<string | null> {
  const { q, ...others } = params;
  const id = typeof q === "string" && isFirstPage(params) ? pastedId(q, publicUrl()) : null;
  if (id !== null && (await findStatus(access, id)) !== null) return `/jobs/show/${id}${searchOf(others)}`;
  // Of an address that leads nowhere the ID can still be searched for.
  const searched = id !== null && q?.includes("/") ? { ...others, q: id } : null;
  const clean = searched ?? cleanParams(params);
  if (clean === null) return null;
  // An emptied field asks for all jobs: "/jobs" alone would open the viewer's default view.
  return Object.keys(clean).length > 0 ? `/jobs${searchOf(clean)}` : ALL_JOBS;
}

const isFirstPage = (params: RawParams): boolean =>
  ["page", "after", "before", "end"].every((name) => params[name] === undefined);

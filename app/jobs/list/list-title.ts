import type { JobFilter } from "@/lib/jobs/filter/filter";
import { TAB_MEANINGS } from "@/lib/jobs/tab";
import { filteredNoun } from "./filter-labels";

/** The title of the browser tab: "Jobs", "Failed imports (Ingest), page 3". A cursor leads only near a page. */
export function listTitle(filter: JobFilter): string {
  const { tab, page, from } = filter;
  const named = capitalised(filteredNoun(TAB_MEANINGS[tab].jobs, filter));
  const near = from && from.side !== "end" ? "near page" : "page";
  return `${named}${page > 1 ? `, ${near} ${page}` : ""}`;
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

import type { JobFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES, FILTERS, wordLabel } from "@/lib/jobs/filter/filters";
import { TAB_MEANINGS } from "@/lib/jobs/tab";

/** What tells one browser tab of lists from another: "Jobs", "Failed imports (Ingest), page 3". A key leads near one. */
export function listTitle(filter: JobFilter): string {
  const { tab, page, from } = filter;
  const said = (where: "before" | "behind") =>
    FILTER_NAMES.filter((name) => FILTERS[name].heading === where).flatMap(
      (name) => wordLabel(name, filter) ?? [],
    );
  const named = capitalised([...said("before"), TAB_MEANINGS[tab].jobs].join(" "));
  const behind = said("behind").join(", ");
  const near = from && from.side !== "end" ? "near page" : "page";
  return `${named}${behind ? ` (${behind})` : ""}${page > 1 ? `, ${near} ${page}` : ""}`;
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

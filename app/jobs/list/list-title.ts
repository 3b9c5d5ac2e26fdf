import type { JobFilter } from "@/lib/jobs/filter/filter";
import { STATUS_LABELS } from "@/lib/jobs/status";
import { TAB_MEANINGS } from "@/lib/jobs/tab";
import { typeLabel } from "@/lib/jobs/type";

/** What tells one browser tab of lists from another: "Jobs", "Failed imports (Ingest), page 3". A key leads near one. */
export function listTitle({ tab, status, type, page, from }: JobFilter): string {
  const { jobs } = TAB_MEANINGS[tab];
  const named = capitalised(status ? `${STATUS_LABELS[status]} ${jobs}` : jobs);
  const near = from && from.side !== "end" ? "near page" : "page";
  return `${named}${type ? ` (${typeLabel(type)})` : ""}${page > 1 ? `, ${near} ${page}` : ""}`;
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

import { matchingJobs } from "@/app/jobs/list/matching-jobs";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { parseLabel } from "@/lib/auth/label";
import type { FilterWords } from "@/lib/jobs/filter/filter-words";

const MOST = ACCOUNT_LIMITS.viewName;

/** What the list shows, as the name of a view that can be saved: cut where it is too long, "" if it can't be a name. */
export function offeredName(words: FilterWords): string {
  const title = matchingJobs(words).normalize("NFC").replace(/\s+/gu, " ");
  const name = [...title].slice(0, MOST).join("").trim();
  return "fault" in parseLabel(name, MOST) ? "" : name;
}

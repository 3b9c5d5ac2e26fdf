import { InvalidInput } from "@/lib/errors";
import { DEFAULT_TAB, isTab, TABS, type Tab } from "@/lib/jobs/tab";

/**
 * The tab whose jobs a clear takes, as a form, JSON or an option gives it. Absent means General, which holds
 * every job; anything else that is no tab is refused, so that no slip can widen a clear.
 */
export function parseClearTab(given: unknown): Tab {
  if (given === undefined) return DEFAULT_TAB;
  if (!isTab(given)) throw new InvalidInput("tab", `give ${TABS.join(" or ")}.`);
  return given;
}

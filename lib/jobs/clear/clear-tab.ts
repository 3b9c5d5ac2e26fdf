import { InvalidInput } from "@/lib/errors";
import { DEFAULT_TAB, isTab, TABS, type Tab } from "@/lib/jobs/tab";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { clearRefusalTexts } from "@/texts/jobs/clear-refusal";

/**
 * The tab whose jobs a clear removes, from a form, JSON or an option. Absent means General, which holds every job.
 * Throws InvalidInput for anything else that is not a tab, so that no typing error can widen a clear.
 */
export function parseClearTab(input: unknown): Tab {
  if (input === undefined) return DEFAULT_TAB;
  if (!isTab(input))
    throw new InvalidInput("tab", formatMessage(clearRefusalTexts.tab, { tabs: formatList(TABS, "or") }));
  return input;
}

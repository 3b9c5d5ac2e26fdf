import { formatList } from "@/lib/format";
import { formatMessage } from "@/lib/texts/format-message";
import { filterOptionTexts } from "@/texts/jobs/filter-option";
import { tabTexts } from "@/texts/jobs/tab";

/** The lists of the dashboard, in the order of their tabs. */
export const TABS = ["general", "imports"] as const;
export type Tab = (typeof TABS)[number];

export const DEFAULT_TAB: Tab = "general";

interface TabMeaning {
  label: string;
  /** What the tab holds, in a line. */
  caption: string;
  /** The types of its jobs; null where it holds every job. */
  types: readonly string[] | null;
  /** One of its jobs, in a sentence: "1 import". */
  job: string;
}

export const TAB_MEANINGS: Readonly<Record<Tab, TabMeaning>> = {
  general: {
    label: tabTexts.general.label,
    caption: tabTexts.general.caption,
    types: null,
    job: "job",
  },
  imports: {
    label: tabTexts.imports.label,
    caption: tabTexts.imports.caption,
    types: ["import", "ingest"],
    job: "import",
  },
};

export const isTab = (word: unknown): word is Tab => TABS.some((tab) => tab === word);

/** Whether a job of this type belongs on the tab. */
export const holdsType = (tab: Tab, type: string): boolean => TAB_MEANINGS[tab].types?.includes(type) ?? true;

/** What a tab holds, by type: "every job", "types import and ingest". */
export const onlyOn = (tab: Tab): string => {
  const { types } = TAB_MEANINGS[tab];
  return types
    ? formatMessage(filterOptionTexts.tab.some, { types: formatList(types, "conjunction") })
    : filterOptionTexts.tab.all;
};

/** Makes something for each tab. */
export const eachTab = <Of>(make: (tab: Tab) => Of): Record<Tab, Of> => ({
  general: make("general"),
  imports: make("imports"),
});

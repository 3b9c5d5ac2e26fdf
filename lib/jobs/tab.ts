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
}

export const TAB_MEANINGS: Readonly<Record<Tab, TabMeaning>> = {
  general: {
    label: tabTexts.general.label,
    caption: tabTexts.general.caption,
    types: null,
  },
  imports: {
    label: tabTexts.imports.label,
    caption: tabTexts.imports.caption,
    types: ["import", "ingest"],
  },
};

export const isTab = (word: unknown): word is Tab => TABS.some((tab) => tab === word);

/** Whether a job of this type belongs on the tab. */
export const holdsType = (tab: Tab, type: string): boolean => TAB_MEANINGS[tab].types?.includes(type) ?? true;

/** Makes something for each tab. */
export const eachTab = <Of>(make: (tab: Tab) => Of): Record<Tab, Of> => ({
  general: make("general"),
  imports: make("imports"),
});

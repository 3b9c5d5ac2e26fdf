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
  /** One of its jobs, in a sentence: "12 import jobs". */
  job: string;
  /** All of them, in a heading: "Failed imports". */
  jobs: string;
}

export const TAB_MEANINGS: Readonly<Record<Tab, TabMeaning>> = {
  general: {
    label: "General",
    caption: "Every type of background work, imports among it",
    types: null,
    job: "job",
    jobs: "jobs",
  },
  imports: {
    label: "Imports",
    caption: "Only imports of records and ingests of files",
    types: ["import", "ingest"],
    job: "import job",
    jobs: "imports",
  },
};

export const isTab = (word: unknown): word is Tab => TABS.some((tab) => tab === word);

/** Whether a job of this type belongs on the tab. */
export const holdsType = (tab: Tab, type: string): boolean => TAB_MEANINGS[tab].types?.includes(type) ?? true;

/** What a tab holds, by type: "every job", "types import and ingest". */
export const onlyOn = (tab: Tab): string => {
  const { types } = TAB_MEANINGS[tab];
  return types ? `types ${types.join(" and ")}` : "every job";
};

/** Makes something for each tab. */
export const eachTab = <Of>(make: (tab: Tab) => Of): Record<Tab, Of> => ({
  general: make("general"),
  imports: make("imports"),
});

import { PAGE_SIZE } from "@/lib/jobs/list/list-jobs";

/** How many rows of the list a page may have. The database has the same numbers; a test compares them. */
export const PAGE_ROWS = [25, 50, 100] as const;
/** The most rows that a page has. */
export const MOST_PAGE_ROWS = Math.max(...PAGE_ROWS);

/** What a user chose for their own pages. Programs and access tokens have the defaults. */
export interface ViewerSettings {
  pageRows: (typeof PAGE_ROWS)[number];
  /** Whether single keys do something on the pages of jobs. */
  shortcuts: boolean;
}

/** The settings of a user who has saved none. */
export const DEFAULT_SETTINGS: ViewerSettings = { pageRows: PAGE_SIZE, shortcuts: true };

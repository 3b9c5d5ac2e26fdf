/** The orders of the list. lib/jobs/list/order.ts says how each finds its rows. */
export const SORTS = ["date", "name"] as const;
export type Sort = (typeof SORTS)[number];

export const DEFAULT_SORT: Sort = "date";

interface SortMeaning {
  /** Its choice in the form. */
  label: string;
  /** Which jobs come first, for a person who writes it in an address or an option. */
  order: string;
}

export const SORT_MEANINGS: Readonly<Record<Sort, SortMeaning>> = {
  date: { label: "Newest first", order: "newest first" },
  name: { label: "Name A–Z", order: "A to Z" },
};

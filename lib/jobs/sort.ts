/** The orders of the list. What finds a place in each stands in lib/jobs/list/order.ts. */
export const SORTS = ["date", "name"] as const;
export type Sort = (typeof SORTS)[number];

export const DEFAULT_SORT: Sort = "date";

interface SortMeaning {
  /** As it is chosen in the form. */
  label: string;
  /** Which of its jobs come first, for who writes it in an address or an option. */
  order: string;
}

export const SORT_MEANINGS: Readonly<Record<Sort, SortMeaning>> = {
  date: { label: "Newest first", order: "newest first" },
  name: { label: "Name A–Z", order: "A to Z" },
};

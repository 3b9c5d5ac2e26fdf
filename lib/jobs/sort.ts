/** The orders of the list. lib/jobs/list/order.ts says how each finds its rows. */
export const SORTS = ["date", "name"] as const;
export type Sort = (typeof SORTS)[number];

export const DEFAULT_SORT: Sort = "date";

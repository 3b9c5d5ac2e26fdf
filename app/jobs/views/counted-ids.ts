import type { ShownViews } from "@/app/_ui/shell/shown-views";

/** The parameter of /jobs/events for the views whose numbers can move: their ids. Without any, there is none. */
export function countedIds({ pinned }: ShownViews): { views?: string } {
  const counted = pinned.filter(({ count }) => count !== null);
  return counted.length > 0 ? { views: counted.map(({ id }) => id).join(",") } : {};
}

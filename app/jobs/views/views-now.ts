import type { ShownViews } from "@/app/_ui/shell/shown-views";
import type { ShownList } from "@/app/jobs/list/shown-list";
import { withFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES, type FilterName } from "@/lib/jobs/filter/filter-words";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { TABS } from "@/lib/jobs/tab";
import { formatCount } from "@/lib/texts/format-parts";

type Numbers = Pick<ShownList, "filter" | "counts" | "tabs" | "total">;

/**
 * The pinned views with the numbers that have come since the page was read (by the view's id), and with those that the
 * page itself shows elsewhere, on a card, on a tab or as the list's total: there must not be two numbers of one thing.
 * The other views keep the numbers of the page's reading.
 */
export function viewsNow(
  views: ShownViews,
  { filter, counts, tabs, total }: Numbers,
  come: Readonly<Record<string, number>> = {},
): ShownViews {
  if (views.pinned.length === 0) return views;
  const { tab } = filter;
  const shown = new Map<string, number>([
    ...TABS.map((one) => [unsorted({ tab: one }), tabs[one]] as const),
    ...CARD_STATUSES.map((status) => [unsorted({ tab, status }), counts[status]] as const),
    [unsorted(filter), total],
  ]);
  const pinned = views.pinned.map((view) => {
    if (view.count === null) return view;
    const number = shown.get(unsorted(filterIn(view.href))) ?? come[view.id];
    const count = number === undefined ? view.count : formatCount(number);
    return { ...view, count, isLive: view.id in come };
  });
  return { ...views, pinned };
}

type Words = Partial<Record<FilterName, string | null>>;

/** The list's address by its filters alone: its order and the page change no number. */
const unsorted = (words: Words): string =>
  withFilter("/jobs", { ...words, sort: null, page: 1, cursor: null });

function filterIn(address: string): Words {
  const params = new URL(address, "http://localhost").searchParams;
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, params.get(name)]));
}

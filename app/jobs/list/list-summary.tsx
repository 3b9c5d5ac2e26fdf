import { formatCount, plural } from "@/lib/format";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { TAB_MEANINGS } from "@/lib/jobs/tab";
import { filterLabels } from "./filter-labels";

interface ListSummaryProps {
  filter: JobFilter;
  total: number;
  /** Whether these are all, or there are more. */
  isWhole: boolean;
  zone: string;
}

/** What the list holds, on all its pages, and in which zone its times are. On paper there is no other word of it. */
export function ListSummary({ filter, total, isWhole, zone }: ListSummaryProps) {
  const { job } = TAB_MEANINGS[filter.tab];
  const chosen = filterLabels(filter);
  return (
    <div className="order-last flex w-full min-w-0 flex-wrap gap-x-4 text-quiet text-sm sm:order-none sm:w-auto sm:grow sm:basis-56">
      <p className="tabular-nums [overflow-wrap:anywhere]">
        {isWhole ? plural(total, job) : `${formatCount(total)}+ ${job}s`}
        {chosen.length > 0 ? `: ${chosen.join(", ")}` : ""}
      </p>
      {/* The last of its line, in one piece: it changes with the browser's zone, and nothing may move then. */}
      <p className="grow">{`Times are in ${zone}.`}</p>
    </div>
  );
}

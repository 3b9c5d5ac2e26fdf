import type { JobFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { listTexts } from "@/texts/jobs/list";
import { countedJobs } from "./matching-jobs";

interface ListSummaryProps {
  filter: JobFilter;
  total: number;
  /** False where there are more than `total`. */
  isWhole: boolean;
  zone: string;
}

/** How many jobs the list has on all its pages, under which filters, and its time zone. Paper shows it nowhere else. */
export function ListSummary({ filter, total, isWhole, zone }: ListSummaryProps) {
  return (
    <div className="order-last flex w-full min-w-0 flex-wrap gap-x-4 text-quiet text-sm sm:order-none sm:w-auto sm:grow sm:basis-56">
      <p className="tabular-nums [overflow-wrap:anywhere]">{countedJobs(total, isWhole, filter)}</p>
      {/* Last on its line and in one piece: it changes with the browser's zone, and nothing may move then. */}
      <p className="grow">{formatMessage(listTexts.zone, { zone })}</p>
    </div>
  );
}

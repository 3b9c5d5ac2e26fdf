import { LiveLight } from "@/app/_ui/live/live-light.client";
import type { LiveState } from "@/app/_ui/live/live-state";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { listTexts } from "@/texts/jobs/list";
import { countedJobs } from "./matching-jobs";
import { NewJobs } from "./new-jobs.client";
import type { NewJobCount } from "./new-jobs-label";
import type { ShownList } from "./shown-list";

interface ListSummaryProps {
  list: Pick<ShownList, "filter" | "total" | "isWhole" | "readAt" | "frame">;
  live: LiveState;
  newJobs: NewJobCount;
}

/**
 * Room for numbers of up to five digits, so that what follows stays where it is while they change. A letter is somewhat
 * narrower than a digit.
 */
const roomFor = (filter: JobFilter) => ({
  minWidth: `min(100%, ${countedJobs(99_999, true, filter).length * 0.85}ch)`,
});

/**
 * How many jobs the list has on all its pages, under which filters, and its time zone: paper shows it nowhere else. On a
 * line of its own, whether that is live, and what is new.
 */
export function ListSummary({ list, live, newJobs }: ListSummaryProps) {
  const { filter, total, isWhole, readAt, frame } = list;
  const { zone } = frame;
  return (
    <div className="order-last w-full min-w-0 text-quiet text-sm sm:order-none sm:w-auto sm:grow sm:basis-56">
      <div className="flex flex-wrap gap-x-4">
        <p className="tabular-nums [overflow-wrap:anywhere]" style={roomFor(filter)}>
          {countedJobs(total, isWhole, filter)}
        </p>
        {/* Last on its line and in one piece: it changes with the browser's zone, and nothing may move then. */}
        <p className="grow">{formatMessage(listTexts.zone, { zone })}</p>
      </div>
      <div className="flex min-h-4.25 flex-wrap gap-x-4">
        <LiveLight live={live} readAt={Date.parse(readAt)} zone={zone} />
        <NewJobs newJobs={newJobs} filter={filter} />
      </div>
    </div>
  );
}

import { LiveLight } from "@/app/_ui/live/live-light.client";
import type { LiveState } from "@/app/_ui/live/live-state";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { listTexts } from "@/texts/jobs/list";
import styles from "./list-bar.module.css";
import { countedJobs } from "./matching-jobs";
import { NewJobs } from "./new-jobs.client";
import type { NewJobCount } from "./new-jobs-label";
import type { ShownList } from "./shown-list";

interface ListSummaryProps {
  list: Pick<ShownList, "filter" | "total" | "isWhole" | "readAt" | "readOn" | "frame">;
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
 * How many jobs the list has on all its pages, under which filters: paper shows it nowhere else, and who saw them when,
 * in which time zone. Below it, whether that is live, and what is new.
 */
export function ListSummary({ list, live, newJobs }: ListSummaryProps) {
  const { filter, total, isWhole, readAt, readOn, frame } = list;
  const { zone, viewer } = frame;
  return (
    <div className={`${styles.summary} min-w-0 grow text-quiet text-sm`}>
      <p className="tabular-nums [overflow-wrap:anywhere]" style={roomFor(filter)}>
        {countedJobs(total, isWhole, filter)}
      </p>
      <p className="hidden print:block">
        {formatMessage(listTexts.seenBy, { viewer: viewer.name, moment: readOn, zone })}
      </p>
      <div className="screen-only flex min-h-4.25 flex-wrap gap-x-4">
        <LiveLight live={live} readAt={Date.parse(readAt)} zone={zone} />
        <NewJobs newJobs={newJobs} filter={filter} />
      </div>
    </div>
  );
}

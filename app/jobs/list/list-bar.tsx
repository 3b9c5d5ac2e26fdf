import type { ReactNode } from "react";
import type { LiveState } from "@/app/_ui/live/live-state";
import { ClearJobs } from "@/app/jobs/clear/clear-jobs.client";
import type { ShownRun } from "@/app/jobs/clear/use-clear-run.client";
import { FoldedFilters } from "@/app/jobs/filter/folded-filters";
import { isNarrowed } from "@/lib/jobs/filter/filter-words";
import styles from "./list-bar.module.css";
import { ListSummary } from "./list-summary";
import type { NewJobCount } from "./new-jobs-label";
import type { ShownList } from "./shown-list";

interface ListBarProps {
  list: ShownList;
  live: LiveState;
  newJobs: NewJobCount;
  clear: ShownRun;
  filters: ReactNode;
  /** What stands between the filters and what they found. */
  children: ReactNode;
}

/** The line above the list: its filters, how many jobs they show, and Clear Old Jobs. */
export function ListBar({ list, live, newJobs, clear, filters, children }: ListBarProps) {
  const { filter, frame } = list;
  return (
    <div className={`${styles.bar} flex min-h-8 flex-wrap items-center gap-2`}>
      <FoldedFilters words={filter}>{filters}</FoldedFilters>
      {children}
      <ClearJobs
        viewer={frame.viewer.role}
        tab={filter.tab}
        zone={frame.zone}
        isFiltered={isNarrowed(filter)}
        shown={clear}
        className={styles.together}
      >
        <ListSummary list={list} live={live} newJobs={newJobs} />
      </ClearJobs>
    </div>
  );
}

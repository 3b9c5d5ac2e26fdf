import { useServerSecond } from "@/app/_ui/live/use-server-second.client";
import { LIST_COLUMNS } from "@/lib/jobs/columns";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { matchingJobsTexts } from "@/texts/jobs/matching-jobs";
import { JobRows } from "./job-rows";
import styles from "./job-table.module.css";
import { listTitle } from "./list-title";
import live from "./live-rows.module.css";
import { rowAt } from "./row-at";
import type { ShownJob } from "./shown-job";

interface JobTableProps {
  jobs: ShownJob[];
  filter: JobFilter;
  zone: string;
  /** Whether what only time changes is counted on: not where it is not known any more what has become of the jobs. */
  isLive?: boolean;
}

export function JobTable({ jobs, filter, zone, isLive = false }: JobTableProps) {
  const now = useServerSecond(isLive && jobs.some(({ running, left }) => running && !left));
  return (
    <div className={styles.frame}>
      <table className={`${styles.table} ${live.rows}`}>
        <caption className="sr-only">
          {formatMessage(matchingJobsTexts.withZone, { jobs: listTitle(filter), zone })}
        </caption>
        <thead>
          <tr>
            {LIST_COLUMNS.map(({ key, heading, width }) => (
              <th key={key} scope="col" style={width ? { width: `${width}rem` } : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <JobRows jobs={now === null ? jobs : jobs.map((job) => (job.left ? job : rowAt(job, now)))} />
      </table>
    </div>
  );
}

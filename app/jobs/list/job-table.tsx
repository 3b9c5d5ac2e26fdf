import { LIST_COLUMNS } from "@/lib/jobs/columns";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { matchingJobsTexts } from "@/texts/jobs/matching-jobs";
import { JobRows } from "./job-rows";
import styles from "./job-table.module.css";
import { listTitle } from "./list-title";
import type { ShownJob } from "./shown-job";

interface JobTableProps {
  jobs: ShownJob[];
  filter: JobFilter;
  zone: string;
}

export function JobTable({ jobs, filter, zone }: JobTableProps) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
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
        <JobRows jobs={jobs} />
      </table>
    </div>
  );
}

import type { JobFilter } from "@/lib/jobs/filter/filter";
import { plainWord, STATUS_LABELS, STATUSES } from "@/lib/jobs/status";
import { JobRows, type ShownJob } from "./job-rows";
import styles from "./job-table.module.css";
import { listTitle } from "./list-title";

interface JobTableProps {
  jobs: ShownJob[];
  filter: JobFilter;
  zone: string;
}

/** The width of each column stands in the style sheet. */
const COLUMNS = [
  ...["Status", "ID", "Name", "Type", "Created", "Start", "End", "Failed"],
  ...["Duration", "Run by", "Actions"],
];

const WORDS = Object.fromEntries(
  STATUSES.map((status) => [status, { label: STATUS_LABELS[status], plain: plainWord(status) }]),
);

export function JobTable({ jobs, filter, zone }: JobTableProps) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="sr-only">{`${listTitle(filter)}, times in ${zone}`}</caption>
        <thead>
          <tr>
            {COLUMNS.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <JobRows jobs={jobs} words={WORDS} />
      </table>
    </div>
  );
}

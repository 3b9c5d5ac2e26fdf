import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import type { JobSummary } from "@/lib/jobs/job";
import { plainWord, STATUS_LABELS, STATUSES } from "@/lib/jobs/status";
import { JobRows } from "./job-rows.client";
import styles from "./job-table.module.css";
import { listTitle } from "./list-title";
import { shownJob } from "./shown-job";

interface JobTableProps {
  jobs: JobSummary[];
  /** Carried along, so that the way back leads to the same list. */
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
  const shown = jobs.map((job) => shownJob(job, { href: withFilter(`/jobs/show/${job.id}`, filter), zone }));
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
        <JobRows jobs={JSON.stringify(shown)} words={WORDS} />
      </table>
    </div>
  );
}

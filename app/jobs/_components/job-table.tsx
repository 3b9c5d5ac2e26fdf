import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import type { JobSummary } from "@/lib/jobs/job";
import { JobRow } from "./job-row";
import styles from "./job-table.module.css";
import { listTitle } from "./list-title";

interface JobTableProps {
  jobs: JobSummary[];
  /** Carried along, so that the way back leads to the same list. */
  filter: JobFilter;
  zone: string;
}

/** Each heading with its column's width: fixed, so that nothing moves when a longer value comes along. */
const COLUMNS = [
  ["Status", "w-[7.75rem]"],
  ["ID", "w-[4.75rem]"],
  ["Name", ""],
  ["Type", "w-[7.25rem]"],
  ["Created", "w-24"],
  ["Start", "w-24"],
  ["End", "w-24"],
  ["Failed", "w-24"],
  ["Duration", "w-[5.5rem]"],
  ["Run by", "w-24"],
  ["Actions", "w-16"],
] as const;

export function JobTable({ jobs, filter, zone }: JobTableProps) {
  return (
    <div className="wide:overflow-clip wide:rounded-lg wide:border wide:border-line wide:bg-surface">
      <table className={`${styles.table} block text-sm`}>
        <caption className="sr-only">{`${listTitle(filter)}, times in ${zone}`}</caption>
        <thead className="hidden wide:table-header-group">
          <tr className="bg-sunken text-quiet text-xs">
            {COLUMNS.map(([heading, width]) => (
              <th key={heading} scope="col" className={`px-2 py-1.5 font-medium ${width}`}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.cards}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} href={withFilter(`/jobs/show/${job.id}`, filter)} zone={zone} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

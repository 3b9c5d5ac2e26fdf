import { useServerSecond } from "@/app/_ui/live/use-server-second.client";
import type { Role } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { parseWords } from "@/lib/search/words";
import { formatMessage } from "@/lib/texts/format-message";
import { matchingJobsTexts } from "@/texts/jobs/matching-jobs";
import { columnWidths } from "./column-widths";
import cards from "./job-cards.module.css";
import { JobRows } from "./job-rows";
import styles from "./job-table.module.css";
import { listTitle } from "./list-title";
import live from "./live-rows.module.css";
import { rowAt } from "./row-at";
import type { ShownJob } from "./shown-job";
import { TableHead } from "./table-head";
import paper from "./table-on-paper.module.css";

declare module "react" {
  interface CSSProperties {
    "--beside-name"?: string;
    "--behind"?: string;
    "--behind-1"?: string;
    "--behind-2"?: string;
    "--behind-4"?: string;
  }
}

interface JobTableProps {
  jobs: ShownJob[];
  filter: JobFilter;
  zone: string;
  viewer: Role;
  /** Whether what only time changes is counted on: not where it is not known any more what has become of the jobs. */
  isLive?: boolean;
}

export function JobTable({ jobs, filter, zone, viewer, isLive = false }: JobTableProps) {
  const now = useServerSecond(isLive && jobs.some(({ running, left }) => running && !left));
  const { widthOf, style } = columnWidths(jobs);
  return (
    <div className={styles.frame}>
      <table className={`${cards.table} ${styles.table} ${live.rows} ${paper.table}`} style={style}>
        <caption className="sr-only">
          {formatMessage(matchingJobsTexts.withZone, { jobs: listTitle(filter), zone })}
        </caption>
        <TableHead filter={filter} widthOf={widthOf} />
        <JobRows
          jobs={now === null ? jobs : jobs.map((job) => (job.left ? job : rowAt(job, now)))}
          tab={filter.tab}
          viewer={viewer}
          terms={filter.q === null ? null : parseWords(filter.q)}
        />
      </table>
    </div>
  );
}

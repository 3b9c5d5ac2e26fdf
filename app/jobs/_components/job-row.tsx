import type { ReactNode } from "react";
import { InfoIcon } from "@/app/_ui/info-icon";
import { Moment } from "@/app/_ui/moment";
import { type JobSummary, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import { forOneLine, readable } from "@/lib/readable-text";
import { Elapsed } from "./elapsed";
import styles from "./job-table.module.css";
import { OwnerName } from "./owner-name";
import { RejectedMark } from "./rejected-mark";
import { StatusBadge } from "./status-badge";
import { StatusMark } from "./status-mark";
import { TypeBadge } from "./type-badge";

interface JobRowProps {
  job: JobSummary;
  href: string;
  zone: string;
}

/** One job: a row of the table, or a card on which a value stands under its label. */
export function JobRow({ job, href, zone }: JobRowProps) {
  const moment = (iso: string) => <Moment iso={iso} zone={zone} />;
  const { status, createdAt, startedAt, finishedAt, durationSeconds } = job;
  return (
    <tr className={styles.row}>
      <td className={styles.cell}>
        <span className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
          <StatusMark status={status} />
          <StatusBadge status={status} />
          <RejectedMark job={job} short />
        </span>
      </td>
      <td className={`${styles.cell} ${styles.id} text-quiet tabular-nums`}>{job.id}</td>
      <th scope="row" className={`${styles.cell} ${styles.name}`}>
        <a
          href={href}
          title={forOneLine(jobTitle(job))}
          className={`line-clamp-2 font-semibold ${job.description ? "wide:line-clamp-1" : ""}`}
        >
          <bdi>{readable(jobTitle(job))}</bdi>
        </a>
        {job.description ? (
          <span
            title={forOneLine(job.description)}
            className="line-clamp-2 text-quiet text-xs wide:line-clamp-1"
          >
            <bdi>{readable(job.description)}</bdi>
          </span>
        ) : null}
      </th>
      <Cell label="Type">
        <TypeBadge type={job.type} />
      </Cell>
      <Cell label="Created">{moment(createdAt)}</Cell>
      <Cell label="Start">{startedAt && moment(startedAt)}</Cell>
      <Cell label="End">{finishedAt ? moment(finishedAt) : "Still in progress"}</Cell>
      <Cell label="Failed">
        {status === "failed" && finishedAt ? <span className="text-failed">{moment(finishedAt)}</span> : null}
      </Cell>
      <Cell label="Duration">
        {durationSeconds === null ? null : <Elapsed seconds={durationSeconds} ended={isInactive(status)} />}
      </Cell>
      <Cell label="Run by">
        <span title={forOneLine(ownerLabel(job))} className="line-clamp-2">
          <OwnerName job={job} />
        </span>
      </Cell>
      <td className={`${styles.cell} ${styles.actions}`}>
        <a
          href={href}
          aria-label={`Details of job ${job.id}`}
          title="Details"
          className="screen-only block w-fit rounded-full p-1 hover:bg-accent hover:text-on-accent"
        >
          <InfoIcon />
        </a>
      </td>
    </tr>
  );
}

/** What a job has no value for is a dash in the table, and left out of the card. */
function Cell({ label, children }: { label: string; children: ReactNode }) {
  if (!children) {
    return (
      <td className={`${styles.none} text-quiet`}>
        <span aria-hidden="true">–</span>
      </td>
    );
  }
  return (
    <td className={`${styles.cell} text-xs`} data-label={label}>
      {children}
    </td>
  );
}

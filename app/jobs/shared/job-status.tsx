import { plainWord, STATUS, type Status } from "@/lib/jobs/status";
import styles from "./job-status.module.css";

/** The texts about a job's rejected rows: in full, on hover, and short where there is little room. */
export interface ShownRejections {
  label: string;
  short?: string;
  onHover: string;
}

interface JobStatusProps {
  status: Status;
  rejected?: ShownRejections | null | undefined;
}

/**
 * A status as a mark, named by its plain word, and as a badge with the exact one; beside them the rejected rows.
 * A plain function of its values, so that the rows of the list can call it and need no component.
 */
export function JobStatus({ status, rejected }: JobStatusProps) {
  const word = plainWord(status);
  const { label, look } = STATUS[status];
  return (
    <span className={styles.status} data-look={look}>
      <span role="img" aria-label={word} title={word} />
      <span title={word}>{label}</span>
      {rejected ? (
        <span className={styles.rejected} title={rejected.onHover}>
          {rejected.short ? (
            <>
              <span className="sr-only">{rejected.label}</span>
              <span aria-hidden="true">{rejected.short}</span>
            </>
          ) : (
            rejected.label
          )}
        </span>
      ) : null}
    </span>
  );
}

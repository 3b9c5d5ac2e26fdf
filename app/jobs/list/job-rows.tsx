import styles from "./job-status.module.css";

/** A time as it is on hover, and as it is shown. */
type ShownMoment = [iso: string, text: string];

/** A text as it is shown and, where that differs, as it is on hover. */
type ShownText = [text: string, onHover?: string];

/** One job, with its texts made ready. What it has nothing to show for is not there. */
export interface ShownJob {
  id: string;
  href: string;
  name: ShownText;
  description?: ShownText;
  status: string;
  type: ShownText;
  created: ShownMoment;
  started?: ShownMoment;
  finished?: ShownMoment;
  /** How long it took, or has been running so far. */
  elapsed?: { text: string; soFar?: boolean; onHover?: string };
  runBy: { name: string; remark?: string; onHover: string };
  rejected?: { label: string; short: string; onHover: string };
}

interface Word {
  /** The exact status. */
  label: string;
  plain: string;
}

interface JobRowsProps {
  jobs: ShownJob[];
  /** Each status in words. Its shape and colours stand in the style sheet. */
  words: Record<string, Word>;
}

/** The body of the list, of plain elements alone: there are more of them than of all else on the page. */
export const JobRows = ({ jobs, words }: JobRowsProps) => (
  <tbody>{jobs.map((job) => row(job, words[job.status]))}</tbody>
);

const row = (job: ShownJob, word: Word | undefined) => (
  <tr key={job.id} data-status={job.status}>
    <td>{status(job, word)}</td>
    <td>{job.id}</td>
    <th scope="row">
      <a href={job.href} title={onHover(job.name)} dir="auto">
        {job.name[0]}
      </a>
      {job.description ? <bdi title={onHover(job.description)}>{job.description[0]}</bdi> : null}
    </th>
    <td data-label="Type">
      <span title={onHover(job.type)}>{job.type[0]}</span>
    </td>
    <td data-label="Created">{moment(job.created)}</td>
    <td data-label="Start">{job.started ? moment(job.started) : null}</td>
    <td data-label="End">{job.finished ? moment(job.finished) : "Still in progress"}</td>
    <td data-label="Failed">{job.status === "failed" && job.finished ? moment(job.finished) : null}</td>
    <td data-label="Duration" title={job.elapsed?.onHover}>
      {job.elapsed?.soFar ? soFar(job.elapsed.text) : job.elapsed?.text}
    </td>
    <td data-label="Run by">{owner(job.runBy)}</td>
    <td>
      <a href={job.href} title="Details">
        <span className="sr-only">{`Details of job ${job.id}`}</span>
      </a>
    </td>
  </tr>
);

const status = ({ rejected }: ShownJob, word: Word | undefined) => (
  <span className={styles.status}>
    <span role="img" aria-label={word?.plain} title={word?.plain} />
    <span title={word?.plain}>{word?.label}</span>
    {rejected ? (
      <span title={rejected.onHover}>
        <span className="sr-only">{rejected.label}</span>
        <span aria-hidden="true">{rejected.short}</span>
      </span>
    ) : null}
  </span>
);

const onHover = ([text, other]: ShownText) => other ?? text;

const moment = ([iso, text]: ShownMoment) => (
  <time dateTime={iso} title={`${iso}, in UTC`}>
    {text}
  </time>
);

const soFar = (text: string) => (
  <>
    {text} <span>so far</span>
  </>
);

/** The name stands by itself, so that no direction mark in it turns around what is said of it. */
const owner = ({ name, remark, onHover }: ShownJob["runBy"]) =>
  remark ? (
    <span title={onHover}>
      <bdi>{name}</bdi>
      {remark}
    </span>
  ) : (
    <bdi title={onHover}>{name}</bdi>
  );

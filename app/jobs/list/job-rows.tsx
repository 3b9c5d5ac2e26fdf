import { createElement, type ReactElement } from "react";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { JobStatus } from "@/app/jobs/shared/job-status";
import { formatDuration } from "@/lib/format";
import { type Column, LIST_COLUMNS } from "@/lib/jobs/columns";
import { formatMessage } from "@/lib/texts/format-message";
import { namesTexts } from "@/texts/job/names";
import { liveListTexts } from "@/texts/jobs/live-list";
import { rowTexts } from "@/texts/jobs/row";
import { momentTexts } from "@/texts/moment";
import type { ShownJob, ShownMoment, ShownText } from "./shown-job";
import type { ShownRunning } from "./shown-running";

/** The body of the list, of plain elements alone: there are more of them than of all else on the page. */
export const JobRows = ({ jobs }: { jobs: ShownJob[] }) => <tbody>{jobs.map(row)}</tbody>;

const row = (job: ShownJob) =>
  createElement(
    "tr",
    { key: job.id, ...quietly(job.left) },
    ...LIST_COLUMNS.map((column) => cell(job, column)),
  );

/** A value stands under its heading; on a card, which has no head, the heading stands before it. */
function cell(job: ShownJob, column: Column): ReactElement {
  const { heading } = column;
  switch (column.kind) {
    case "status":
      return status(job);
    case "id":
      return <td data-id={`${heading} `}>{job.id}</td>;
    case "name":
      return name(job);
    case "actions":
      return actions(job);
    case "type":
      return (
        <td data-label={heading}>
          <span title={onHover(job.type)}>{job.type[0]}</span>
        </td>
      );
    case "text":
      return <td data-label={heading}>{text(job.texts?.[column.key])}</td>;
    case "moment":
      return <td data-label={heading}>{moment(job.moments[column.key])}</td>;
    case "end":
      return <td data-label={heading}>{moment(job.moments[column.key]) ?? rowTexts.stillInProgress}</td>;
    case "failed":
      return (
        <td data-label={heading}>
          {job.status === "failed" ? moment(job.moments.finishedAt, job.status) : null}
        </td>
      );
    case "duration":
      return duration(job, heading);
    case "owner":
      return <td data-label={heading}>{owner(job.owner)}</td>;
    default:
      return column satisfies never;
  }
}

/** What is no longer in the list stays where it was, and says so. */
const quietly = (left: ShownJob["left"]) => left && { "data-left": left, title: LEFT[left] };

const LEFT = { deleted: liveListTexts.deletedMeaning, filter: liveListTexts.unmatched };

const onHover = ([shown, other]: ShownText) => other ?? shown;

const status = (job: ShownJob) => (
  <td>
    {job.left === "deleted" ? <em>{liveListTexts.deleted}</em> : JobStatus(job)}
    {job.left ? <span className="sr-only">{LEFT[job.left]}</span> : null}
  </td>
);

const name = ({ href, name, description, running }: ShownJob) => (
  <th scope="row">
    <a href={href} title={onHover(name)} dir="auto">
      {name[0]}
    </a>
    {running ? workLine(running, description) : text(description)}
  </th>
);

/** The second line of a running job: whether it is silent, and how far it is; without progress, its description. */
const workLine = ({ silent, progress }: ShownRunning, description?: ShownText) => (
  <p>
    {silent ? <strong title={silent.onHover}>{silent.label}</strong> : null}
    {progress?.share === undefined ? null : <progress aria-hidden="true" value={progress.share} />}
    {progress ? <span>{progress.text}</span> : text(description)}
    {text(progress?.note)}
  </p>
);

const text = (shown: ShownText | undefined) => (shown ? <bdi title={onHover(shown)}>{shown[0]}</bdi> : null);

/** With a look, in its colour. */
const moment = (shown: ShownMoment | undefined, look?: string) =>
  shown ? (
    <time dateTime={shown[0]} title={formatMessage(momentTexts.exact, { iso: shown[0] })} data-look={look}>
      {shown[1]}
    </time>
  ) : null;

const duration = ({ elapsed, running }: ShownJob, heading: string) => (
  <td data-label={heading} title={elapsed?.onHover}>
    {elapsed?.soFar ? soFar(elapsed.text, running) : elapsed?.text}
  </td>
);

const soFar = (duration: string, { isLate, lateAfter = 0 }: ShownRunning = {}) =>
  isLate
    ? FormattedMessage({
        message: rowTexts.soFarLong,
        values: { duration, strong: (words) => <strong title={lateMeaning(lateAfter)}>{words}</strong> },
      })
    : FormattedMessage({
        message: rowTexts.soFar,
        values: { duration, small: (words) => <small>{words}</small> },
      });

const lateMeaning = (seconds: number) =>
  formatMessage(rowTexts.longMeaning, { duration: formatDuration(seconds) });

/** The name stands by itself, so that no direction mark in it turns around what is said of it. */
const owner = ({ name, isDeleted, onHover }: ShownJob["owner"]) =>
  isDeleted ? (
    <bdi title={onHover}>
      {FormattedMessage({ message: namesTexts.deletedUser, values: { name: <bdi>{name}</bdi> } })}
    </bdi>
  ) : (
    <bdi title={onHover}>{name}</bdi>
  );

const actions = ({ id, href }: ShownJob) => (
  <td>
    <a href={href} title={rowTexts.details}>
      <span className="sr-only">{formatMessage(rowTexts.detailsOf, { id })}</span>
    </a>
  </td>
);

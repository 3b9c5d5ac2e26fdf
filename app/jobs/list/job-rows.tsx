import { createElement, type ReactElement } from "react";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { marked } from "@/app/jobs/search/marked";
import { JobStatus } from "@/app/jobs/shared/job-status";
import { rowId } from "@/app/jobs/shared/row-id";
import { formatDuration } from "@/lib/format";
import type { Role } from "@/lib/jobs/access";
import { type Column, LIST_COLUMNS } from "@/lib/jobs/columns";
import { withFilter } from "@/lib/jobs/filter/filter";
import type { Tab } from "@/lib/jobs/tab";
import type { SearchTerms } from "@/lib/search/words";
import { formatMessage } from "@/lib/texts/format-message";
import { namesTexts } from "@/texts/job/names";
import { liveListTexts } from "@/texts/jobs/live-list";
import { rowTexts } from "@/texts/jobs/row";
import { momentTexts } from "@/texts/moment";
import { flatUpTo } from "./column-widths";
import type { ShownJob, ShownMoment, ShownText } from "./shown-job";
import type { ShownRunning } from "./shown-running";

/** What a row needs to know of its list: where the row's own links lead, and who follows them. */
interface ListOfRows {
  tab: Tab;
  viewer: Role;
  /** What was searched for, and is marked. */
  terms: Terms;
}

type Terms = SearchTerms | null;

interface JobRowsProps extends ListOfRows {
  jobs: ShownJob[];
}

/** The body of the list, of plain elements alone: there are more of them than of all else on the page. */
export const JobRows = ({ jobs, ...list }: JobRowsProps) => (
  <tbody>{jobs.map((job) => row(job, list))}</tbody>
);

const row = (job: ShownJob, list: ListOfRows) =>
  createElement(
    "tr",
    { key: job.id, id: rowId(job.id), "data-flat": flatUpTo(job), ...quietly(job.left) },
    ...LIST_COLUMNS.map((column) => cell(job, column, list)),
  );

/** A value stands under its heading; on a card, which has no head, the heading stands before it. */
function cell(job: ShownJob, column: Column, list: ListOfRows): ReactElement {
  const { heading, leaves } = column;
  switch (column.kind) {
    case "status":
      return status(job);
    case "id":
      return <td data-id={`${heading} `}>{job.id}</td>;
    case "name":
      return name(job, list.terms);
    case "actions":
      return actions(job, leaves);
    case "type":
      return (
        <td data-label={heading} data-leaves={leaves}>
          {type(job.type, list)}
        </td>
      );
    case "text":
      return (
        <td data-label={heading} data-leaves={leaves}>
          {text(job.texts?.[column.key])}
        </td>
      );
    case "moment":
      return (
        <td data-label={heading} data-leaves={leaves}>
          {moment(job.moments[column.key])}
        </td>
      );
    case "end":
      return (
        <td data-label={heading} data-leaves={leaves}>
          {moment(job.moments[column.key]) ?? rowTexts.stillInProgress}
        </td>
      );
    case "failed":
      return (
        <td data-label={heading} data-leaves={leaves}>
          {job.status === "failed" ? moment(job.moments.finishedAt, job.status) : null}
        </td>
      );
    case "duration":
      return duration(job, heading);
    case "owner":
      return (
        <td data-label={heading} data-leaves={leaves}>
          {owner(job.owner, list)}
        </td>
      );
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

/** The second line says what is most worth knowing: how far a job is, why it failed, else what it is for. */
const name = ({ href, name, description, running, error }: ShownJob, terms: Terms) => (
  <th scope="row">
    <a href={href} title={onHover(name)} dir="auto">
      {marked(name[0], terms)}
    </a>
    {running ? workLine(running, terms, description) : text(error ?? description, terms, error && "failed")}
  </th>
);

/** The second line of a running job: whether it is silent, and how far it is; without progress, its description. */
const workLine = ({ silent, progress }: ShownRunning, terms: Terms, description?: ShownText) => (
  <p>
    {silent ? <strong title={silent.onHover}>{silent.label}</strong> : null}
    {progress?.share === undefined ? null : <progress aria-hidden="true" value={progress.share} />}
    {progress ? <span>{progress.text}</span> : text(description, terms)}
    {text(progress?.note)}
  </p>
);

/** With a look, in its colour. */
const text = (shown: ShownText | undefined, terms: Terms = null, look?: string) =>
  shown ? (
    <bdi title={onHover(shown)} data-look={look}>
      {marked(shown[0], terms)}
    </bdi>
  ) : null;

const type = ([label, onHover, word]: ShownJob["type"], { tab }: ListOfRows) => (
  <a href={withFilter("/jobs", { tab, type: word })} title={onHover}>
    {label}
  </a>
);

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
function owner({ name, isDeleted, isUser, onHover }: ShownJob["owner"], { tab, viewer }: ListOfRows) {
  if (isUser && viewer === "admin")
    return (
      <bdi>
        <a href={withFilter("/jobs", { tab, owner: name })} title={onHover}>
          {name}
        </a>
      </bdi>
    );
  return isDeleted ? (
    <bdi title={onHover}>
      {FormattedMessage({ message: namesTexts.deletedUser, values: { name: <bdi>{name}</bdi> } })}
    </bdi>
  ) : (
    <bdi title={onHover}>{name}</bdi>
  );
}

/** Its tooltip, which the style sheet shows on focus too, has all times of the row exactly. */
const actions = ({ id, href, moments }: ShownJob, leaves: Column["leaves"]) => (
  <td data-leaves={leaves}>
    <a href={href} title={exactTimes(moments)}>
      <span className="sr-only">{formatMessage(rowTexts.detailsOf, { id })}</span>
    </a>
  </td>
);

const MOMENTS = LIST_COLUMNS.flatMap((column) =>
  column.kind === "moment" || column.kind === "end" ? [column] : [],
);

const exactTimes = (moments: ShownJob["moments"]): string => {
  let lines = "";
  for (const { key, heading } of MOMENTS) {
    const shown = moments[key];
    if (shown) lines += `${lines && "\n"}${heading} ${shown[0]}`;
  }
  return lines;
};

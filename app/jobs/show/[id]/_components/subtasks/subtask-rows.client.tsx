"use client";

import { type ReactNode, useMemo } from "react";
import { useLiveJob } from "@/app/jobs/show/[id]/_components/live/live-job-context.client";
import { plainWord, STATUS } from "@/lib/jobs/status";
import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import { formatMessage } from "@/lib/texts/format-message";
import { subtaskRowTexts } from "@/texts/job/subtask-row";
import { subtasksTexts } from "@/texts/job/subtasks";
import { momentTexts } from "@/texts/moment";

/** A time as it is on hover, and as it is shown. */
export type ShownMoment = [iso: string, text: string];

/** One row, with its texts made ready. Null: there is nothing to show. */
export type SubtaskRow = [
  number: number,
  name: string,
  status: SubtaskStatus,
  started: ShownMoment | null,
  finished: ShownMoment | null,
];

interface SubtaskRowsProps {
  /** Of SubtaskRow, as JSON: React would pack and unpack each value. */
  rows: string;
  /** What went wrong, by number. */
  errors: Record<number, ReactNode>;
}

/**
 * The body of the table, whose statuses and times follow the job. It is sent once, beside its values: what a server
 * component draws is sent twice, as HTML and as React's own tree, and for fifty rows that takes as long as the whole
 * page without them (measured).
 */
export function SubtaskRows({ rows: json, errors }: SubtaskRowsProps) {
  const { subtasks } = useLiveJob().values;
  const rows = useMemo((): SubtaskRow[] => JSON.parse(json), [json]);
  return (
    <tbody>
      {rows.map(([number, name, ...drawn]) => {
        const [status, started, finished] = subtasks.rows[number] ?? drawn;
        return (
          <tr key={number} id={`subtask-${number}`} data-look={STATUS[status].look}>
            <td data-number="">{number}</td>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td>
              <span title={plainWord(status)}>{STATUS[status].label}</span>
            </td>
            {cell(subtaskRowTexts.started, started && moment(started))}
            {cell(
              subtaskRowTexts.finished,
              finished ? moment(finished) : status === "running" ? subtasksTexts.inProgress : null,
            )}
            {cell(subtaskRowTexts.error, errors[number], true)}
          </tr>
        );
      })}
    </tbody>
  );
}

const moment = ([iso, text]: ShownMoment) => (
  <time dateTime={iso} title={formatMessage(momentTexts.exact, { iso })}>
    {text}
  </time>
);

/** What a subtask has no value for is a dash in the table, and left out of the card. */
const cell = (label: string, content: ReactNode, isWide = false) =>
  content ? (
    <td data-label={label} data-wide={isWide ? "" : undefined}>
      {content}
    </td>
  ) : (
    <td data-none="" />
  );

"use client";

import type { ReactNode } from "react";
import { plainWord, STATUS } from "@/lib/jobs/status";
import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import { formatMessage } from "@/lib/texts/format-message";
import { subtaskRowTexts } from "@/texts/job/subtask-row";
import { momentTexts } from "@/texts/moment";

/** A time as it is on hover, and as it is shown. */
export type ShownMoment = [iso: string, text: string];

/** One row, with its texts made ready. Null: there is nothing to show. */
export type SubtaskRow = [
  number: number,
  name: string,
  status: SubtaskStatus,
  started: ShownMoment | null,
  finished: ShownMoment | string | null,
  error: ReactNode,
];

/**
 * The body of the table. It does nothing in the browser: only, what a server component draws is sent twice, as
 * HTML and as React's own tree, and for fifty rows that takes as long as the whole page without them (measured).
 * This one is sent once, beside its values.
 */
export function SubtaskRows({ rows }: { rows: SubtaskRow[] }) {
  return (
    <tbody>
      {rows.map(([number, name, status, started, finished, error]) => (
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
            typeof finished === "string" ? finished : finished && moment(finished),
          )}
          {cell(subtaskRowTexts.error, error, true)}
        </tr>
      ))}
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

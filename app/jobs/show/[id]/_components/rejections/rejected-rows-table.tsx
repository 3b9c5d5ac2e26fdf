import type { ReactNode } from "react";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { shownColumns } from "@/app/jobs/show/[id]/_components/files/shown-columns";
import type { RejectedRow } from "@/lib/csv/error-report-reader";
import { isVisible, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { rejectedTableTexts } from "@/texts/job/rejected-table";
import { CELL_WIDTH, headOf, RejectedCell } from "./rejected-cell";

interface RejectedRowsTableProps {
  /** What the table is called. */
  title: string;
  columns: readonly string[];
  rows: readonly RejectedRow[];
}

/** The rejected rows as they were: each row's number, what is wrong, and its cells, the wrong one marked. */
export function RejectedRowsTable({ title, columns, rows }: RejectedRowsTableProps) {
  const shown = shownColumns(columns, rows);
  return (
    <>
      {shown.length < columns.length ? (
        <p className="text-quiet text-sm">
          {formatMessage(rejectedTableTexts.someColumns, { shown: shown.length, all: columns.length })}
        </p>
      ) : null}
      <ScrollRegion label={title}>
        <table aria-label={title} className="w-full border-collapse text-left text-sm print:text-xs">
          <thead className="bg-sunken text-quiet text-xs">
            <tr>
              {[rejectedTableTexts.row, rejectedTableTexts.reason].map((heading) => (
                <th key={heading} scope="col" className={HEADING}>
                  {heading}
                </th>
              ))}
              {shown.map((place) => (
                <th key={place} scope="col" className={HEADING}>
                  {isVisible(columns[place] ?? "") ? (
                    <bdi className={`${WIDTH} max-w-48`}>{readable(headOf(columns[place] ?? ""))}</bdi>
                  ) : (
                    rejectedTableTexts.unnamedColumn
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rowsOf(rows, columns, shown)}</tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

const HEADING = "px-2 py-1.5 font-medium";
const WIDTH = `block ${CELL_WIDTH}`;

/** A row may be rejected for several reasons, so only its index here is unique. */
function rowsOf(rows: readonly RejectedRow[], columns: readonly string[], shown: readonly number[]) {
  const made: ReactNode[] = [];
  for (const [at, { row, column, message, values }] of rows.entries()) {
    made.push(
      <tr key={at} className="border-line border-t align-top">
        <th scope="row" className="sticky left-0 bg-surface px-2 py-1 font-normal text-quiet tabular-nums">
          {row}
        </th>
        <td className="px-2 py-1">
          <bdi className={`${WIDTH} max-w-36 sm:max-w-96`}>{readable(message)}</bdi>
          {column !== null && !columns.includes(column) ? (
            <span className={`${WIDTH} max-w-36 text-quiet text-xs sm:max-w-96`}>
              <FormattedMessage
                message={rejectedTableTexts.column}
                values={{ name: <bdi>{readable(headOf(column))}</bdi> }}
              />
            </span>
          ) : null}
        </td>
        {shown.map((place) => (
          <RejectedCell key={place} value={values[place] ?? ""} isAtFault={columns[place] === column} />
        ))}
      </tr>,
    );
  }
  return made;
}

import type { ReactNode } from "react";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { RejectedRow } from "@/lib/csv/error-report-reader";
import { formatCount } from "@/lib/format";
import { isVisible, readable } from "@/lib/readable-text";
import { RejectedCell } from "./rejected-cell";
import { shownColumns } from "./shown-columns";

interface RejectedRowsTableProps {
  /** What the table is called. */
  title: string;
  columns: readonly string[];
  rows: readonly RejectedRow[];
}

/** The rows as they were given, behind their own number and what is wrong, the cell at fault marked. */
export function RejectedRowsTable({ title, columns, rows }: RejectedRowsTableProps) {
  const shown = shownColumns(columns, rows);
  return (
    <>
      {shown.length < columns.length ? (
        <p className="text-quiet text-sm">
          {formatCount(shown.length)} of {formatCount(columns.length)} columns are shown, those at fault among
          them.
        </p>
      ) : null}
      <ScrollRegion label={title}>
        <table aria-label={title} className="w-full border-collapse text-left text-sm">
          <thead className="bg-sunken text-quiet text-xs">
            <tr>
              {["Row", "What is wrong"].map((heading) => (
                <th key={heading} scope="col" className={HEADING}>
                  {heading}
                </th>
              ))}
              {shown.map((place) => (
                <th key={place} scope="col" className={HEADING}>
                  {isVisible(columns[place] ?? "") ? (
                    <bdi>{readable(columns[place] ?? "")}</bdi>
                  ) : (
                    "(no name)"
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

const HEADING = "max-w-80 px-2 py-1.5 font-medium [overflow-wrap:anywhere]";

/** The same row of a table may be turned down for several reasons, so only its place here tells it apart. */
function rowsOf(rows: readonly RejectedRow[], columns: readonly string[], shown: readonly number[]) {
  const made: ReactNode[] = [];
  for (const [at, { row, column, message, values }] of rows.entries()) {
    made.push(
      <tr key={at} className="border-line border-t align-top">
        <th scope="row" className="px-2 py-1 font-normal text-quiet tabular-nums">
          {row}
        </th>
        <td className="min-w-48 max-w-96 px-2 py-1 [overflow-wrap:anywhere]">
          <bdi>{readable(message)}</bdi>
          {column !== null && !columns.includes(column) ? (
            <span className="block text-quiet text-xs">
              Column <bdi>{readable(column)}</bdi>
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

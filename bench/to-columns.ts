const NUMBER_OR_NOTHING = /^(-?[\d,]+(\.\d+)?)?$/;

/** Rows of cells as lines of text, the first row being the heads: texts are aligned left, numbers right. */
export function toColumns(rows: string[][]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const pads = Array.from({ length: columns }, (_, at) => padding(rows.map((row) => row[at] ?? "")));
  return rows
    .map((row) =>
      row
        .map((cell, at) => pads[at]?.(cell))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function padding(column: string[]): (cell: string) => string {
  const width = Math.max(...column.map((cell) => cell.length));
  const isNumeric = column.slice(1).every((cell) => NUMBER_OR_NOTHING.test(cell));
  return (cell) => (isNumeric ? cell.padStart(width) : cell.padEnd(width));
}

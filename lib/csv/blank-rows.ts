/** What old programs write at the end of a file, once or until its last block is full. */
export const CTRL_Z = "\u001a";

/** White space, or the end of a file of an old program. */
function isBlank(cell: string): boolean {
  const text = cell.trim();
  return text === "" || (text.startsWith(CTRL_Z) && text.replaceAll(CTRL_Z, "").trim() === "");
}

/** A row without any text. */
export const isBlankRow = (cells: readonly string[]): boolean => cells.every(isBlank);

/** A line without any text or delimiter. */
export const isBlankLine = (cells: readonly string[]): boolean => cells.length === 1 && isBlankRow(cells);

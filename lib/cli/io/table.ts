import { escapeControlCharacters, harmlessLines } from "./escape-control-characters";

/** Rows as aligned text, one a line; the last column is not padded. */
export function table(rows: string[][]): string {
  const cells = rows.map((row) => row.map(escapeControlCharacters));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => width(row[column] ?? ""))),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - width(cell)),
      )
      .join("  ")
      .trimEnd();
  return `${cells.map(line).join("\n")}\n`;
}

/** A heading with a longer text under it. */
export function block(heading: string, text: string): string {
  const lines = harmlessLines(text).trimEnd().split("\n");
  return `\n${heading}\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}\n`;
}

/** "2026-11-21 21:33:12", of a moment in UTC. */
export const utc = (iso: string): string => iso.replace("T", " ").replace(/(\.\d+)?Z$/, "");

const width = (text: string) => [...text].length;

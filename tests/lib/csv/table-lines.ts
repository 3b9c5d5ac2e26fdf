import { Readable } from "node:stream";
import type { ReadOptions } from "@/lib/csv/read-options";
import { readTable } from "@/lib/csv/read-table";

export const latin = (text: string) => Buffer.from(text, "latin1");
export const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

/** The table as lines, one for each row: "2: 1 | Ann", and behind it a fault of the row. */
export async function read(file: string | Buffer, options?: ReadOptions) {
  const { columns, rows, reading, remarks } = await readTable(Readable.from([Buffer.from(file)]), options);
  const lines = [columns.join(" | ")];
  for await (const { row, values, fault } of rows)
    lines.push(`${row}: ${values.join(" | ")}${fault === null ? "" : ` (${fault})`}`);
  return { lines, reading, remarks: remarks() };
}

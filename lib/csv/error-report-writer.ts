import { once } from "node:events";
import type { Readable } from "node:stream";
import { format } from "fast-csv";
import type { RejectedRow } from "./error-report-reader";
import { guardedCell } from "./formula-guard";
import { isReportColumn, REPORT_COLUMNS } from "./report-columns";

/**
 * Writes an error report: the table's own columns first, so that its rows can be corrected and imported again, then
 * ours. Columns of ours among the table's come from an earlier report and are replaced. UTF-8 without a
 * byte-order mark, LF; texts must be storable.
 */
export class ErrorReportWriter {
  private readonly csv = format({ headers: false, includeEndRowDelimiter: true });
  /** The places of the table's own columns. */
  private readonly places: number[];

  constructor(columns: readonly string[]) {
    this.places = columns.flatMap((name, place) => (isReportColumn(name) ? [] : [place]));
    // Who reads the content is told as well; without a listener the event would end the process.
    this.csv.on("error", () => undefined);
    // A byte-order mark that stayed in the first name would be taken for that of the file.
    const [first = "", ...names] = this.pick(columns);
    const own = this.places.length > 0 ? [first.replace(/^\ufeff+/, ""), ...names] : [];
    this.csv.write([...own.map(guardedCell), ...REPORT_COLUMNS]);
  }

  /** The file, as it comes to be. It fails when the writer is destroyed. */
  get content(): Readable {
    return this.csv;
  }

  /** Settles when there is room for more: nothing piles up before a slow store. */
  async write({ row, values, column, message }: RejectedRow): Promise<void> {
    if (this.csv.destroyed) throw this.csv.errored ?? new Error("the report is given up");
    const cells = [...this.pick(values), column ?? "", message].map(guardedCell);
    cells.splice(this.places.length, 0, String(row));
    if (!this.csv.write(cells)) await once(this.csv, "drain");
  }

  end() {
    this.csv.end();
  }

  destroy(error: Error) {
    this.csv.destroy(error);
  }

  private pick(values: readonly string[]): string[] {
    return this.places.map((place) => values[place] ?? "");
  }
}

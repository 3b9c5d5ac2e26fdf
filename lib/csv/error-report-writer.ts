import { once } from "node:events";
import type { Readable } from "node:stream";
import { format } from "fast-csv";
import type { RejectedRow } from "./error-report-reader";
import { guardedCell } from "./formula-guard";
import { ownPlaces, REPORT_COLUMNS } from "./report-columns";

/**
 * Writes an error report: the table's own columns first, so that its rows can be corrected and imported again, then the
 * report's columns. If the table is an error report itself, those it already has are replaced. UTF-8 without a byte-order mark, LF; texts must be storable.
 */
export class ErrorReportWriter {
  private readonly csv = format({ headers: false, includeEndRowDelimiter: true });
  /** The indexes of the table's own columns. */
  private readonly places: number[];

  constructor(columns: readonly string[]) {
    this.places = ownPlaces(columns);
    // The reader of the content gets the error too; without a listener the event would end the process.
    this.csv.on("error", () => undefined);
    // A byte-order mark left in the first name would be read as the file's own.
    const [first = "", ...names] = this.pick(columns);
    const own = this.places.length > 0 ? [first.replace(/^\ufeff+/, ""), ...names] : [];
    this.csv.write([...own.map(guardedCell), ...REPORT_COLUMNS]);
  }

  /** The file's content while it is being written. It fails when the writer is destroyed. */
  get content(): Readable {
    return this.csv;
  }

  /** Resolves when there is room for more, so that a slow store does not fill the memory. */
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

import { ErrorReportWriter } from "@/lib/csv/error-report-writer";
import { InvalidInput } from "@/lib/errors";
import type { FileStore, StoredFile } from "@/lib/files/store/file-store";
import { formatMessage } from "@/lib/texts/format-message";
import { rejectedRowTexts } from "@/texts/job/rejected-row";
import { type MessageCount, MessageCounts } from "./message-counts";
import { type NewRejectedRow, parseColumns, parseRejectedRow } from "./rejected-row";

/** What is recorded about the table of a report. */
export interface ReportedTable {
  /** Null when no row was rejected: then there is nothing to store. */
  file: StoredFile | null;
  messages: MessageCount[];
  rowsGiven: number | null;
}

/** Records it and returns the file's id. When it throws, nothing is left of the file. */
type RecordTable = (table: ReportedTable) => Promise<string | null>;

/**
 * The rejected rows of one table of an import. They are written to the store as they are added, and belong to the job
 * after `finish`; the job's own end finishes a report that is still open. Without a row nothing is stored.
 */
export class ErrorReport {
  private readonly columns: string[];
  private readonly store: FileStore;
  private readonly record: RecordTable;
  private readonly counts = new MessageCounts();
  private writing: { writer: ErrorReportWriter; stored: Promise<StoredFile> } | null = null;
  private finished: Promise<string | null> | null = null;

  /** Producers get theirs from JobHandle.errorReport. */
  constructor(columns: readonly string[], store: FileStore, record: RecordTable) {
    this.columns = parseColumns(columns);
    this.store = store;
    this.record = record;
  }

  get rows(): number {
    return this.counts.rows;
  }

  get isOpen(): boolean {
    return this.finished === null;
  }

  /** Adds a row. Wait for it: it resolves when the store has room for more. Throws InvalidInput, StorageUnavailable. */
  async add(input: NewRejectedRow): Promise<void> {
    if (!this.isOpen) throw new InvalidInput("report", rejectedRowTexts.finished);
    const row = parseRejectedRow(this.columns, input);
    this.writing ??= this.begin();
    this.counts.add(row.message);
    try {
      await this.writing.writer.write(row);
    } catch (error) {
      // If the store ended the writing, its own error is thrown.
      await this.writing.stored;
      throw error;
    }
  }

  /**
   * Stores the report with the job and returns its file's id, or null without a row. `rowsGiven`: how many rows the
   * table had in all, if known. A second call changes nothing.
   */
  async finish({ rowsGiven = null }: { rowsGiven?: number | null } = {}): Promise<string | null> {
    if (rowsGiven !== null && !(Number.isSafeInteger(rowsGiven) && rowsGiven >= this.rows)) {
      throw new InvalidInput("rowsGiven", formatMessage(rejectedRowTexts.rowsGiven, { rejected: this.rows }));
    }
    this.finished ??= this.end(rowsGiven);
    return await this.finished;
  }

  /** Discards the rows that were added. A finished report stays. */
  async discard(): Promise<void> {
    this.finished ??= this.giveUp();
    await this.finished;
  }

  private begin() {
    const writer = new ErrorReportWriter(this.columns);
    const stored = this.store.write(writer.content);
    // A store that fails never makes room: this ends the wait with its error.
    stored.catch((error: Error) => writer.destroy(error));
    return { writer, stored };
  }

  private async end(rowsGiven: number | null): Promise<string | null> {
    this.writing?.writer.end();
    const file = this.writing ? await this.writing.stored : null;
    return await this.record({ file, messages: this.counts.top(), rowsGiven });
  }

  private async giveUp(): Promise<null> {
    this.writing?.writer.destroy(new Error("the report is given up"));
    await this.writing?.stored.catch(() => undefined);
    return null;
  }
}

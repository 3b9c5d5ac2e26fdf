import type { Connection, Submittable } from "pg";

/** What one COPY … TO STDOUT gave. */
export interface CopiedRows {
  /** The rows as PostgreSQL's own CSV writer printed them: a part of the room they were given, good until that is reused. */
  bytes: Buffer;
  count: number;
  /** The last of them alone, empty where there is none. */
  last: Buffer;
  /** More rows came than there was room for: those after the last one were dropped. */
  isCut: boolean;
}

/**
 * One COPY … TO STDOUT statement for a `pg` client, gathered into `room`. A query of the client like any other, so
 * the client's own deadline and its errors apply; a reader of a stream can't be told of an end too late.
 */
export class CopyOut implements Submittable {
  /** Rejects when the statement did not end well. */
  readonly rows: Promise<CopiedRows>;
  /** Called by the client too, when its deadline passes: the name is part of the driver's contract. */
  callback: (error: Error | null) => void = () => undefined;

  private readonly statement: string;
  private readonly room: Buffer;
  private length = 0;
  private lastAt = 0;
  private count = 0;
  private dropped = 0;

  constructor(statement: string, room: Buffer) {
    this.statement = statement;
    this.room = room;
    this.rows = new Promise((resolve, reject) => {
      this.callback = (error) => (error ? reject(error) : resolve(this.gathered()));
    });
  }

  submit(connection: Connection) {
    connection.query(this.statement);
  }

  /** PostgreSQL sends a message for each row. */
  handleCopyData({ chunk }: { chunk: Buffer }) {
    if (this.dropped > 0 || this.length + chunk.length > this.room.length) {
      this.dropped++;
      return;
    }
    // A copy: the message is a view of the driver's receive buffer, which the next packet overwrites.
    this.room.set(chunk, this.length);
    this.lastAt = this.length;
    this.length += chunk.length;
    this.count++;
  }

  handleCommandComplete() {}

  /** The server is done with the statement: only now is the last row known to be the last. */
  handleReadyForQuery() {
    this.callback(null);
  }

  handleError(error: Error) {
    this.callback(error);
  }

  private gathered(): CopiedRows {
    const bytes = this.room.subarray(0, this.length);
    return { bytes, count: this.count, last: bytes.subarray(this.lastAt), isCut: this.dropped > 0 };
  }
}

import type { Connection, Submittable } from "pg";

/**
 * One COPY … TO STDOUT statement for a `pg` client, gathered whole. A query of the client like any other, so
 * the client's own deadline and its errors apply; a reader of a stream can't be told of an end too late.
 */
export class CopyOut implements Submittable {
  /** The rows, as PostgreSQL's own CSV writer printed them; rejects when the statement did not end well. */
  readonly rows: Promise<Buffer>;
  /** Called by the client too, when its deadline passes: the name is part of the driver's contract. */
  callback: (error: Error | null) => void = () => undefined;

  private readonly statement: string;
  private readonly chunks: Buffer[] = [];

  constructor(statement: string) {
    this.statement = statement;
    this.rows = new Promise((resolve, reject) => {
      this.callback = (error) => (error ? reject(error) : resolve(Buffer.concat(this.chunks)));
    });
  }

  submit(connection: Connection) {
    connection.query(this.statement);
  }

  handleCopyData(message: { chunk: Buffer }) {
    // A copy: the message is a view of the driver's receive buffer, which the next packet overwrites.
    this.chunks.push(Buffer.from(message.chunk));
  }

  handleCommandComplete() {}

  /** The server is done with the statement: only now is the last row known to be the last. */
  handleReadyForQuery() {
    this.callback(null);
  }

  handleError(error: Error) {
    this.callback(error);
  }
}

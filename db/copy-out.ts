import type { ClientBase, Connection, Submittable } from "pg";
import { z } from "zod";

/** What one COPY … TO STDOUT returned. */
export interface CopiedRows {
  /** The rows as PostgreSQL's own CSV writer printed them. They lie in `room`, and are valid until it is used again. */
  bytes: Buffer;
  count: number;
  /** The last row alone; empty when there are no rows. */
  last: Buffer;
  /** There were more rows than room: those after the last one were dropped. */
  isCut: boolean;
}

/** Rows, and the answer about the last of them; null when nothing was asked. */
export interface CopiedBatch extends CopiedRows {
  ofLast: unknown[] | null;
}

/** Returns the statement to run about the rows that have come; null for none. */
export type FollowUp = (rows: CopiedRows) => string | null;

const answers = z.tuple([z.object({ rows: z.array(z.unknown()) }), z.unknown()]);

/**
 * Runs a COPY, then the statement about its rows, both in one snapshot: the second sees each row as it was printed,
 * even if another session changed or deleted it since. Each goes to the server in one message with the begin or the end
 * of their transaction, because a batch waits for round trips. If either fails, the client must not be used again.
 */
export async function copyInOneSnapshot(
  client: ClientBase,
  { statement, room, ask }: { statement: string; room: Buffer; ask: FollowUp | undefined },
): Promise<CopiedBatch> {
  const copy = new CopyOut(`begin isolation level repeatable read read only; ${statement}`, room);
  const rows = await client.query(copy).rows;
  const asked = ask?.(rows) ?? null;
  if (asked === null) {
    await client.query("commit");
    return { ...rows, ofLast: null };
  }
  const [{ rows: ofLast }] = answers.parse(await client.query(`${asked}; commit`));
  return { ...rows, ofLast };
}

/**
 * One COPY … TO STDOUT statement for a `pg` client, whose rows are collected in `room`. It is a query of the client
 * like any other, so the client's own deadline and errors hold for it. The reader of a stream could learn too late that
 * the statement failed.
 */
export class CopyOut implements Submittable {
  /** Rejects when the statement failed. */
  readonly rows: Promise<CopiedRows>;
  /** The client calls it too, when its deadline passes: the driver prescribes the name. */
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

  /** The server has finished the statement: only now is the last row known to be the last. */
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

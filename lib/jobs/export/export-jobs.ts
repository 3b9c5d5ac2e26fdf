import { z } from "zod";
import type { CopiedBatch, CopiedRows } from "@/db/copy-out";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { ORDERS, type OrderKey } from "@/lib/jobs/list/order";
import { requireStillAllowed } from "@/lib/jobs/visibility";
import { type Cell, CSV_CELLS, exportStatement, placeStatement } from "./export-statement";

/** The memory of one batch; an export has two. It holds some 44,000 rows, which PostgreSQL prints in about 0.15 s. */
const ROOM_BYTES = 6 * 1024 * 1024;
/** The share of that memory to fill, so that somewhat longer rows still fit. */
const FILLED = 0.85;
/** Few, so that the first byte comes soon and the length of a row becomes known. */
const FIRST_ROWS = 2_000;
const PIECE_BYTES = 64 * 1024;

/** Where a batch begins: after a key, or at the start of a segment. */
interface Start {
  /** The segment's index in the order. */
  at: number;
  after: OrderKey | null;
  rows: number;
}

interface Batch {
  bytes: Buffer;
  /** Null at the end. */
  next: Start | null;
}

/**
 * The viewer's jobs under the filter as CSV without a header, in the list's order, in pieces of 64 KiB. While the
 * reader takes one batch the next is read, and no further one: memory holds two, and a slow reader holds no connection.
 * Rows that exist from beginning to end come exactly once, whatever is added or removed meanwhile. Throws when a batch
 * can't be read whole, or the viewer may no longer see it.
 */
export async function* exportJobs(
  access: Access,
  filter: JobFilter,
  batchRows?: number,
  cells = CSV_CELLS,
): AsyncGenerator<Buffer> {
  const read = (start: Start, room: Buffer) =>
    readBatch(access, filter, batchRows ? { ...start, rows: batchRows } : start, { room, cells });
  let [room, otherRoom] = [Buffer.allocUnsafeSlow(ROOM_BYTES), Buffer.allocUnsafeSlow(ROOM_BYTES)];
  let underWay: Promise<Batch> | null = read({ at: 0, after: null, rows: FIRST_ROWS }, room);
  try {
    while (underWay) {
      const { bytes, next }: Batch = await underWay;
      [room, otherRoom] = [otherRoom, room];
      underWay = next && read(next, room);
      // Its error is thrown when its turn comes.
      underWay?.catch(() => undefined);
      yield* inPieces(bytes);
    }
  } finally {
    // If the reader leaves early, the batch that is being read is waited for.
    await underWay?.catch(() => undefined);
  }
}

interface Target {
  room: Buffer;
  cells: readonly Cell[];
}

function readBatch(access: Access, filter: JobFilter, start: Start, { room, cells }: Target): Promise<Batch> {
  return reading("exportJobs", async () => {
    const { segments } = ORDERS[filter.sort];
    const segment = segments[start.at];
    if (!segment) throw new RangeError("an order has no such segment");
    const statement = exportStatement(access.viewer, filter, { ...start, segment }, cells);
    const copied = await access.copyOut(statement, room, (rows) =>
      rows.count > 0 && hasMore(start, rows) ? placeStatement(segment, rows.last) : null,
    );
    // A slow reader may take hours: the viewer may no longer have the rights that they had at the start.
    await requireStillAllowed(access);
    return { bytes: copied.bytes, next: nextStart(start, copied, segments.length) };
  });
}

/** Whether the segment may have further rows after these. */
const hasMore = ({ rows }: Start, { count, isCut }: CopiedRows): boolean => isCut || count === rows;

const place = z.tuple([z.object({ value: z.string(), id: z.string() })]);

function nextStart(start: Start, copied: CopiedBatch, segments: number): Start | null {
  const { count, bytes } = copied;
  if (count === 0 && copied.isCut) throw new RangeError("a row is longer than the room of a batch");
  const rows = count === 0 ? start.rows : Math.ceil((FILLED * ROOM_BYTES * count) / bytes.length);
  if (hasMore(start, copied)) return { at: start.at, after: place.parse(copied.ofLast)[0], rows };
  return start.at + 1 < segments ? { at: start.at + 1, after: null, rows } : null;
}

/** Copies, because the memory is filled again while the last pieces may still be on their way. */
function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield Buffer.from(bytes.subarray(at, at + PIECE_BYTES));
  }
}

import { z } from "zod";
import type { CopiedBatch, CopiedRows } from "@/db/copy-out";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import { looksThrough, MOST_LOOKED } from "@/lib/jobs/list/look-through";
import { ORDERS, type OrderKey, type Segment } from "@/lib/jobs/list/order";
import { requireStillAllowed } from "@/lib/jobs/visibility";
import type { ExportSource, FoundSource } from "./export-source";
import { type Cell, CSV_CELLS, exportStatement, lookedStatement, placeStatement } from "./export-statement";

/** The memory of one batch; an export has two. It holds some 44,000 rows, which PostgreSQL prints in about 0.15 s. */
const ROOM_BYTES = 6 * 1024 * 1024;
/** The share of that memory to fill, so that somewhat longer rows still fit. */
const FILLED = 0.85;
/** Few, so that the first byte comes soon and the length of a row becomes known. */
const FIRST_ROWS = 2_000;
/** How many jobs of a search are read at once. */
const MOST_FOUND = 5_000;
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
 * The viewer's jobs of the source as CSV without a header, in its order, in pieces of 64 KiB. While the
 * reader takes one batch the next is read, and no further one: memory holds two, and a slow reader holds no connection.
 * Rows that exist from beginning to end come exactly once, whatever is added or removed meanwhile. Throws when a batch
 * can't be read whole, or the viewer may no longer see it.
 */
export async function* exportJobs(
  access: Access,
  source: ExportSource,
  batchRows?: number,
  cells = CSV_CELLS,
): AsyncGenerator<Buffer> {
  const read = (start: Start, room: Buffer) =>
    readBatch(access, source, batchRows ? { ...start, rows: batchRows } : start, { room, cells });
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

function readBatch(
  access: Access,
  { filter, found }: ExportSource,
  start: Start,
  { room, cells }: Target,
): Promise<Batch> {
  return reading("exportJobs", async () => {
    const { segments } = ORDERS[filter.sort];
    const segment = segments[start.at];
    if (!segment) throw new RangeError("an order has no such segment");
    if (found) return readFound(access, { filter, found }, { ...start, segment }, { room, cells });
    const range = { ...start, segment };
    const looks = looksThrough(conditionsOf(filter));
    const copied = await access.copyOut(
      exportStatement(access.viewer, filter, range, cells),
      room,
      (rows) => {
        if (looks && !rows.isCut) return lookedStatement(access.viewer, filter, range);
        return rows.count > 0 && hasMore(start, rows) ? placeStatement(segment, rows.last) : null;
      },
    );
    // A slow reader may take hours: the viewer may no longer have the rights that they had at the start.
    await requireStillAllowed(access);
    return { bytes: copied.bytes, next: nextStart(start, copied, { segments: segments.length, looks }) };
  });
}

/** The same of the jobs that a search finds. */
async function readFound(
  access: Access,
  { filter, found }: FoundSource,
  { segment, ...asked }: Start & { segment: Segment },
  { room, cells }: Target,
): Promise<Batch> {
  const start = { ...asked, rows: Math.min(asked.rows, MOST_FOUND) };
  const { ids, hasMore } = await found(start.after, start.rows);
  const goesOn = ({ count, isCut }: CopiedRows) => hasMore || isCut || count === start.rows;
  const statement = exportStatement(access.viewer, filter, { ...start, segment, ids }, cells);
  const copied = await access.copyOut(statement, room, (rows) =>
    rows.count > 0 && goesOn(rows) ? placeStatement(segment, rows.last) : null,
  );
  await requireStillAllowed(access);
  const [last] = places.parse(copied.ofLast ?? []);
  const { at, after, rows } = start;
  // Perhaps all that was found has been deleted since.
  if (goesOn(copied)) return { bytes: copied.bytes, next: { at, after: last ?? after, rows } };
  const isLast = at + 1 === ORDERS[filter.sort].segments.length;
  return { bytes: copied.bytes, next: isLast ? null : { at: at + 1, after: null, rows } };
}

/** Whether the segment may have further rows after these. */
const hasMore = ({ rows }: Start, { count, isCut }: CopiedRows): boolean => isCut || count === rows;

const places = z.array(z.object({ value: z.string(), id: z.string() })).max(1);

/** `looks`: rows are looked through for a filter that no index holds, and the answer is the place of the last one. */
function nextStart(
  start: Start,
  copied: CopiedBatch,
  { segments, looks }: { segments: number; looks: boolean },
): Start | null {
  const { count, bytes, isCut } = copied;
  if (count === 0 && isCut) throw new RangeError("a row is longer than the room of a batch");
  const [after] = places.parse(copied.ofLast ?? []);
  const rows = looks
    ? toLookThrough(start, copied)
    : count === 0
      ? start.rows
      : Math.ceil((FILLED * ROOM_BYTES * count) / bytes.length);
  if (!after && !looks && hasMore(start, copied))
    throw new RangeError("the last row of a batch has no place");
  if (after) return { at: start.at, after, rows };
  return start.at + 1 < segments ? { at: start.at + 1, after: null, rows } : null;
}

/** As many as may fill the room, if as many of them match. */
function toLookThrough({ rows }: Start, { bytes, isCut }: CopiedBatch): number {
  if (isCut) return Math.ceil(rows / 2);
  return Math.min(MOST_LOOKED, Math.ceil((FILLED * ROOM_BYTES * rows) / Math.max(1, bytes.length)));
}

/** Copies, because the memory is filled again while the last pieces may still be on their way. */
function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield Buffer.from(bytes.subarray(at, at + PIECE_BYTES));
  }
}

import { setImmediate } from "node:timers/promises";
import { currentResponse } from "@/lib/current-request";
import type { Access } from "@/lib/jobs/access";
import { exportJobs } from "@/lib/jobs/export-jobs";
import { EXPORT_COLUMNS } from "@/lib/jobs/export-statement";
import { settleFilter } from "@/lib/jobs/read-dashboard";
import { logFault } from "./error-response";
import { takeExportSlot } from "./export-slots";
import { rawParams } from "./raw-params";
import { webStream } from "./web-stream";

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Streams the jobs that the address's filter matches. X-Row-Count says how many there were at the start. A clean end
 * means that all rows are there; a fault in between breaks the connection off instead, and one before the first rows is
 * answered as any other. Throws TooManyExports.
 */
export async function exportCsv(access: Access, request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const { filter, total } = await settleFilter(access, rawParams(params));
  const headers = {
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": 'attachment; filename="jobs-export.csv"',
    // no-transform: compressing would cost more than the export itself.
    "Cache-Control": "private, no-store, no-transform",
    "X-Row-Count": String(total),
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  const end = takeExportSlot(access.viewer);
  // Next never begins a body whose client has gone: its end is noticed here.
  currentResponse()?.once("close", end);
  try {
    const rows = exportJobs(access, filter);
    const first = await rows.next();
    const header = `${params.get("bom") === "1" ? BYTE_ORDER_MARK : ""}${EXPORT_COLUMNS.join(",")}\n`;
    const csv = inTurns(Buffer.from(header, "utf8"), first, rows, end);
    return new Response(
      webStream(csv, (error) => logFault(error, "/jobs/export-csv")),
      { headers },
    );
  } catch (error) {
    end();
    throw error;
  }
}

/** Between two pieces others get their turn: a batch in memory would otherwise be written in one go. */
async function* inTurns(
  header: Buffer,
  first: IteratorResult<Buffer>,
  rows: AsyncGenerator<Buffer>,
  end: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield header;
    if (!first.done) yield first.value;
    for await (const piece of rows) {
      await setImmediate();
      yield piece;
    }
  } finally {
    end();
  }
}

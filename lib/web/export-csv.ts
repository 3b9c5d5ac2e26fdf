import type { Access } from "@/lib/jobs/access";
import { exportJobs } from "@/lib/jobs/export-jobs";
import { EXPORT_COLUMNS } from "@/lib/jobs/export-statement";
import { settleFilter } from "@/lib/jobs/read-dashboard";
import { logFault } from "./error-response";
import { rawParams } from "./raw-params";
import { webStream } from "./web-stream";

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Streams the jobs that the address's filter matches. X-Row-Count says how many there were at the start. A
 * clean end means that all rows are there; a fault in between breaks the connection off instead.
 */
export async function exportCsv(access: Access, request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const { filter, total } = await settleFilter(access, rawParams(params));
  const header = `${params.get("bom") === "1" ? BYTE_ORDER_MARK : ""}${EXPORT_COLUMNS.join(",")}\n`;
  const csv = withHeader(header, exportJobs(access, filter));
  return new Response(
    webStream(csv, (error) => logFault(error, "/jobs/export-csv")),
    {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": 'attachment; filename="jobs-export.csv"',
        // no-transform: compressing would cost more than the export itself.
        "Cache-Control": "private, no-store, no-transform",
        "X-Row-Count": String(total),
      },
    },
  );
}

async function* withHeader(header: string, rows: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(header, "utf8");
  yield* rows;
}

import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { currentResponse } from "@/lib/current-request";
import { CSV_HEADINGS } from "@/lib/jobs/columns";
import { exportJobs } from "@/lib/jobs/export/export-jobs";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { requireAsAsked } from "@/lib/jobs/filter/require-as-asked";
import { resolveFilter } from "@/lib/jobs/list/read-dashboard";
import { logFault } from "@/lib/log-fault";
import { takeExportSlot } from "@/lib/web/limits/export-slots";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { rawParams } from "@/lib/web/request/raw-params";
import { readQuery } from "@/lib/web/request/read-query";
import { endWithRights } from "./end-with-rights";
import { webStream } from "./web-stream";

const PATH = "/jobs/export-csv";
const BYTE_ORDER_MARK = "\uFEFF";

const exportQuery = filterQuery.extend({ bom: z.enum(["0", "1"], { error: "give 0 or 1" }).optional() });

/**
 * Streams the jobs that the address's filter matches. X-Row-Count says how many there were at the start. A clean end
 * means that all rows are there; an error in between breaks the connection, and one before the first rows gets the
 * usual answer. For people, the page has already named a value that is ignored; with a token there is no such page, and
 * the value is refused. Throws TooManyExports, InvalidInput.
 */
export async function exportCsv(access: SignedInAccess, request: Request): Promise<Response> {
  const query = access.token && parseStrictly(exportQuery, readQuery(request));
  const params = new URL(request.url).searchParams;
  const { filter, total } = await resolveFilter(access, rawParams(params));
  if (query) requireAsAsked(query, { filter, viewer: access.viewer });
  const headers = {
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": 'attachment; filename="jobs-export.csv"',
    // no-transform: compressing would cost more than the export itself.
    "Cache-Control": "private, no-store, no-transform",
    "X-Row-Count": String(total),
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  const end = takeExportSlot(access.viewer);
  // Next never begins a body whose client has left; then the export ends here.
  currentResponse()?.once("close", end);
  try {
    const rows = exportJobs(access, filter);
    const first = await rows.next();
    endWithRights(access, PATH);
    const header = `${params.get("bom") === "1" ? BYTE_ORDER_MARK : ""}${CSV_HEADINGS.join(",")}\n`;
    const csv = inTurns(Buffer.from(header, "utf8"), first, rows, end);
    return new Response(
      webStream(csv, (error) => logFault(error, PATH)),
      { headers },
    );
  } catch (error) {
    end();
    throw error;
  }
}

/** Lets other requests run between two pieces: otherwise a batch in memory would be written in one go. */
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

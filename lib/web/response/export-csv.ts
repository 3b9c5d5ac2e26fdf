import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import { currentResponse } from "@/lib/current-request";
import { CSV_HEADINGS, TIME_HEADINGS } from "@/lib/jobs/columns";
import { exportJobs } from "@/lib/jobs/export/export-jobs";
import { type ExportSource, exportSource } from "@/lib/jobs/export/export-source";
import { CSV_CELLS, spreadsheetCells } from "@/lib/jobs/export/export-statement";
import { zoneForExport } from "@/lib/jobs/export/zone-for-export";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { countMatching } from "@/lib/jobs/list/count-matching";
import { resolveFilter } from "@/lib/jobs/list/resolve-filter";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";
import { logFault } from "@/lib/log-fault";
import { formatMessage } from "@/lib/texts/format-message";
import { takeExportSlot } from "@/lib/web/limits/export-slots";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { rawParams } from "@/lib/web/request/raw-params";
import { readQuery } from "@/lib/web/request/read-query";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";
import { exportTexts } from "@/texts/jobs/export";
import { endWithRights } from "./end-with-rights";
import { webStream } from "./web-stream";

const PATH = "/jobs/export-csv";
const BYTE_ORDER_MARK = "\uFEFF";

const HEADERS = {
  "Content-Type": "text/csv; charset=utf-8; header=present",
  "Content-Disposition": 'attachment; filename="jobs-export.csv"',
  // no-transform: compressing would cost more than the export itself.
  "Cache-Control": "private, no-store, no-transform",
};

const exportQuery = filterQuery.extend({
  bom: z.enum(["0", "1"], { error: refusedRequestsTexts.zeroOrOne }).optional(),
});

/**
 * Streams the jobs that the address's filter matches. X-Row-Count says how many there were at the start, X-Row-Order in
 * which order they come: that of the filter, or date if too many match to be sorted by name. A clean end means that all
 * rows are there; an error in between breaks the connection, and one before the first rows gets the
 * usual answer. For people, the page has already named a value that is ignored; with a token there is no such page, and
 * the value is refused. Throws TooManyExports, InvalidInput.
 */
export async function exportCsv(access: SignedInAccess, request: Request): Promise<Response> {
  const query = access.token && parseStrictly(exportQuery, readQuery(request));
  const params = new URL(request.url).searchParams;
  const { filter, counts } = await resolveFilter(access, rawParams(params), await zoneOf(access));
  if (query) requireAsAsked(query, { filter, viewer: access.viewer });
  const headers = async (source: ExportSource) => {
    const { total } = await countMatching(access, filter, { counts, most: null });
    return { ...HEADERS, "X-Row-Count": String(total), "X-Row-Order": source.filter.sort };
  };
  if (request.method === "HEAD")
    return new Response(null, { headers: await headers(await exportSource(access, filter)) });
  // Before the jobs are counted, which may cost as much as the export.
  const end = takeExportSlot(access.viewer);
  // Next never begins a body whose client has left; then the export ends here.
  currentResponse()?.once("close", end);
  try {
    const source = await exportSource(access, filter);
    const answered = { headers: await headers(source) };
    const { cells, header } = params.get("bom") === "1" ? await forSpreadsheet(access) : FOR_SCRIPTS;
    const rows = exportJobs(access, source, undefined, cells);
    const first = await rows.next();
    endWithRights(access, PATH);
    const csv = inTurns(Buffer.from(header, "utf8"), first, rows, end);
    return new Response(
      webStream(csv, (error) => logFault(error, PATH)),
      answered,
    );
  } catch (error) {
    end();
    throw error;
  }
}

const FOR_SCRIPTS = { cells: CSV_CELLS, header: `${CSV_HEADINGS.join(",")}\n` };

/** With a byte-order mark, and times in the viewer's zone. If the database can't print those, the headings say UTC. */
async function forSpreadsheet(access: SignedInAccess): Promise<typeof FOR_SCRIPTS> {
  const wanted = await zoneOf(access);
  const zone = await zoneForExport(access, wanted);
  const headings =
    zone === wanted
      ? CSV_HEADINGS
      : CSV_HEADINGS.map((heading) =>
          TIME_HEADINGS.includes(heading) ? formatMessage(exportTexts.headingInUtc, { heading }) : heading,
        );
  return { cells: spreadsheetCells(zone), header: `${BYTE_ORDER_MARK}${headings.join(",")}\n` };
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

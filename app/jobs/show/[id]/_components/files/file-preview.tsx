import { button } from "@/app/_ui/button";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import type { TablePreview } from "@/lib/csv/preview-table";
import type { FilePreview as Preview } from "@/lib/jobs/files/preview-job-file";
import type { RawParams } from "@/lib/jobs/params";
import { forOneLine, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { searchOf } from "@/lib/web/request/search-of";
import { filePreviewTexts } from "@/texts/job/file-preview";
import { NO_PREVIEW } from "./preview-params";
import { ReadingLinks } from "./reading-links";

interface FilePreviewProps {
  jobId: string;
  preview: Preview;
  search: RawParams;
}

/** The beginning of a file as a table or lines, or the reason why it can't be shown. */
export function FilePreview({ jobId, preview, search }: FilePreviewProps) {
  const { fileId, name, lines, remarks, table, reading } = preview;
  const sentences = [...remarks, ...(reading?.sentences ?? [])];
  const label = formatMessage(filePreviewTexts.beginning, { name: forOneLine(name) });
  return (
    <section
      id="preview"
      aria-label={formatMessage(filePreviewTexts.title, { name: forOneLine(name) })}
      className="col-span-full flex min-w-0 scroll-mt-4 flex-col gap-2 [contain:inline-size]"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="mr-auto text-sm">{sentences.join(" ")}</p>
        <a
          href={`/jobs/show/${jobId}${searchOf({ ...search, ...NO_PREVIEW })}#file-${fileId}`}
          className={`${button.small} screen-only`}
        >
          {filePreviewTexts.close}
        </a>
      </div>
      {reading ? <ReadingLinks jobId={jobId} fileId={fileId} reading={reading} search={search} /> : null}
      {table ? (
        <ScrollRegion label={label}>
          <PreviewTable table={table} />
        </ScrollRegion>
      ) : null}
      {lines ? (
        <ScrollRegion label={label}>
          <pre dir="auto" className="w-max min-w-full p-3 font-mono text-xs leading-4.5 print:w-auto">
            {lines.join("\n")}
          </pre>
        </ScrollRegion>
      ) : null}
    </section>
  );
}

function PreviewTable({ table: { header, rows, columns } }: { table: TablePreview }) {
  const places = Array.from({ length: columns }, (_, at) => at);
  return (
    <table className="w-max min-w-full text-left text-sm print:w-full">
      <thead className="sticky top-0 bg-sunken">
        <tr>
          <th scope="col" className={`${NUMBER} bg-sunken`}>
            {filePreviewTexts.row}
          </th>
          {places.map((at) => (
            <th key={at} scope="col" className={`${CELL} font-semibold`}>
              <Cell text={header.cells[at]} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ number, cells, isBroken }) => (
          <tr key={number} className="border-line border-t">
            <th scope="row" className={`${NUMBER} bg-surface`}>
              {number}
            </th>
            {isBroken ? (
              <td colSpan={columns} className={`${CELL} bg-waiting-soft text-waiting`}>
                <Cell text={cells[0]} />
              </td>
            ) : (
              places.map((at) => (
                <td key={at} className={CELL}>
                  <Cell text={cells[at]} />
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const CELL = "px-2 py-1 align-top";
const NUMBER = "sticky w-px left-0 px-2 py-1 text-right align-top font-normal text-quiet text-xs";

function Cell({ text }: { text: string | undefined }) {
  return (
    <bdi className="line-clamp-4 w-max max-w-72 whitespace-pre-wrap [overflow-wrap:break-word] print:w-auto">
      {readable(text ?? "")}
    </bdi>
  );
}

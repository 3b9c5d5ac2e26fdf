import { button, panel } from "@/app/_ui/button";
import { formatBytes, formatCount, plural } from "@/lib/format";
import type { JobDetail } from "@/lib/jobs/job";
import type { Rejections } from "@/lib/jobs/rejections/read-rejections";
import { rejectedLabel } from "@/lib/jobs/rejections/rejected-label";
import { forOneLine, readable } from "@/lib/readable-text";
import { RejectedMessages } from "./rejected-messages";
import { RejectedRowsTable } from "./rejected-rows-table";

interface RejectedRowsProps {
  job: JobDetail;
  reports: Rejections[];
  /** How many reports the job has; not all are shown here. */
  total: number;
}

/** The rows that an import rejected: why, the rows themselves, and what to do with them. */
export function RejectedRows({ job, reports, total }: RejectedRowsProps) {
  const label = rejectedLabel(job);
  if (label === null) return null;
  return (
    <section aria-labelledby="rejected-title" className={`${panel} flex min-w-0 flex-col gap-3 p-4`}>
      <div>
        <h2 id="rejected-title" className="font-semibold text-lg">
          Rejected rows
        </h2>
        <p>
          {label}.{" "}
          {reports.length > 0
            ? `${whatToDo(job.rowsRejected)} Its columns _row, _column and _error are left out.`
            : "No error report lists them."}
        </p>
      </div>
      {reports.map((report) => (
        <Report key={report.fileId} jobId={job.id} report={report} />
      ))}
      {total > reports.length ? (
        <p className="text-quiet">
          Only the first {reports.length} of {formatCount(total)} error reports are shown here.
        </p>
      ) : null}
    </section>
  );
}

function Report({ jobId, report }: { jobId: string; report: Rejections }) {
  const { preview, rows } = report;
  return (
    <section aria-label={`Error report ${forOneLine(report.name)}`} className="flex min-w-0 flex-col gap-2">
      <RejectedMessages messages={report.messages} />
      {isSent(preview) ? <Download jobId={jobId} report={report} /> : null}
      {preview.state === "readable" && preview.rows.length > 0 ? (
        <>
          {preview.rows.length < rows ? (
            <p className="text-quiet text-sm">
              Showing the first {formatCount(preview.rows.length)} of {plural(rows, "row")}. The file has all
              of them.
            </p>
          ) : null}
          <RejectedRowsTable
            title={`Rejected rows of ${forOneLine(report.name)}`}
            columns={preview.columns}
            rows={preview.rows}
          />
        </>
      ) : (
        <p className="text-quiet">{NOT_SHOWN[preview.state]}</p>
      )}
    </section>
  );
}

/** The next step, for one rejected row or several. */
const whatToDo = (rows: number): string =>
  rows === 1
    ? "Download the rejected row, correct it, and import that file."
    : `Download the ${formatCount(rows)} rejected rows, correct them, and import that file.`;

/** Whether a download has something to send, as far as is known. */
const isSent = ({ state }: Rejections["preview"]) => state !== "gone" && state !== "changed";

/** Why no rows of a report are shown. */
const NOT_SHOWN: Record<Rejections["preview"]["state"], string> = {
  readable: "The first row is too long to show here. The file has it.",
  gone: "The file with these rows is missing from storage.",
  changed: "The file with these rows has changed since it was recorded, so it can’t be downloaded.",
  away: "File storage unavailable, so these rows can’t be shown now. Reload the page later.",
  damaged: "The stored file is not a readable error report, so its rows can’t be shown here.",
};

function Download({ jobId, report: { fileId, name, size } }: { jobId: string; report: Rejections }) {
  return (
    <a
      // Without a byte-order mark spreadsheets assume the system's own encoding.
      href={`/jobs/show/${jobId}/files/${fileId}?bom=1`}
      className={`${button.plain} screen-only w-fit max-w-full`}
    >
      <span className="truncate">
        Download <bdi>{readable(name)}</bdi>
      </span>
      <span className="font-normal text-quiet">{formatBytes(size)}</span>
    </a>
  );
}

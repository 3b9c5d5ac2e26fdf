import { button, panel } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { formatBytes } from "@/lib/format";
import type { JobDetail } from "@/lib/jobs/job";
import type { Rejections } from "@/lib/jobs/rejections/read-rejections";
import { rejectedLabel } from "@/lib/jobs/rejections/rejected-label";
import { forOneLine, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { rejectionsTexts } from "@/texts/job/rejections";
import { RejectedMessages } from "./rejected-messages";
import { RejectedRowsTable } from "./rejected-rows-table";

export interface RejectedRowsProps {
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
          {rejectionsTexts.title}
        </h2>
        <p>
          {formatMessage(rejectionsTexts.countSentence, { count: label })}{" "}
          {reports.length > 0
            ? formatMessage(rejectionsTexts.whatToDo, { rows: job.rowsRejected })
            : rejectionsTexts.noReport}
        </p>
      </div>
      {reports.map((report) => (
        <Report key={report.fileId} jobId={job.id} report={report} />
      ))}
      {total > reports.length ? (
        <p className="text-quiet">
          {formatMessage(rejectionsTexts.moreReports, { shown: reports.length, total })}
        </p>
      ) : null}
    </section>
  );
}

function Report({ jobId, report }: { jobId: string; report: Rejections }) {
  const { preview, rows } = report;
  return (
    <section
      aria-label={formatMessage(rejectionsTexts.report, { name: forOneLine(report.name) })}
      className="flex min-w-0 flex-col gap-2"
    >
      <RejectedMessages messages={report.messages} />
      {isSent(preview) ? <Download jobId={jobId} report={report} /> : null}
      {preview.state === "readable" && preview.rows.length > 0 ? (
        <>
          {preview.rows.length < rows ? (
            <p className="text-quiet text-sm">
              {formatMessage(rejectionsTexts.firstRows, { shown: preview.rows.length, rows })}
            </p>
          ) : null}
          <RejectedRowsTable
            title={formatMessage(rejectionsTexts.table, { name: forOneLine(report.name) })}
            columns={preview.columns}
            rows={preview.rows}
          />
        </>
      ) : (
        <p className="text-quiet">{rejectionsTexts.notShown[preview.state]}</p>
      )}
    </section>
  );
}

/** Whether a download has something to send, as far as is known. */
const isSent = ({ state }: Rejections["preview"]) => state !== "gone" && state !== "changed";

function Download({ jobId, report: { fileId, name, size } }: { jobId: string; report: Rejections }) {
  return (
    <a
      // Without a byte-order mark spreadsheets assume the system's own encoding.
      href={`/jobs/show/${jobId}/files/${fileId}?bom=1`}
      className={`${button.plain} screen-only w-fit max-w-full`}
    >
      <span className="truncate">
        <FormattedMessage message={rejectionsTexts.download} values={{ name: <bdi>{readable(name)}</bdi> }} />
      </span>
      <span className="font-normal text-quiet">{formatBytes(size)}</span>
    </a>
  );
}

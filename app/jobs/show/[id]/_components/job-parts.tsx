import type { ShownFiles } from "@/lib/jobs/files/read-job-files";
import type { JobDetail } from "@/lib/jobs/job";
import type { RawParams } from "@/lib/jobs/params";
import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import { ErrorDetails } from "./error-details";
import { JobFiles } from "./files/job-files";
import { JobFacts } from "./job-facts";
import { JobOutput } from "./job-output";
import { RejectedRows, type RejectedRowsProps } from "./rejections/rejected-rows";

interface JobPartsProps {
  job: JobDetail;
  files: ShownFiles;
  rejections: Omit<RejectedRowsProps, "job">;
  subtasks: SubtaskCounts;
  search: RawParams;
  zone: string;
}

const TWO_COLUMNS = "wide:grid-cols-[minmax(0,1fr)_24rem]";

/**
 * What a job is and what came of it: its details, and where there is room what is long beside them. An element never
 * gives its place to another kind of element, so that what is open or selected stays when the page is drawn anew.
 */
export function JobParts({ job, files, rejections, subtasks, search, zone }: JobPartsProps) {
  const isLong = job.status === "failed" || hasResults(job, files);
  // The error stands above what is long: two rows beside the details.
  const [rows, beside] =
    job.status === "failed" ? ["wide:grid-rows-[auto_1fr]", "wide:row-span-2"] : ["", ""];
  return (
    <div
      className={`grid grid-cols-[minmax(0,1fr)] items-start gap-3 ${isLong ? `${TWO_COLUMNS} ${rows}` : ""}`}
    >
      <ErrorDetails outcome={{ job, files: files.total, subtasks: subtasks.total }} />
      <div className={isLong ? `wide:col-start-2 wide:row-start-1 ${beside}` : undefined}>
        <JobFacts job={job} subtasks={subtasks} zone={zone} isWide={!isLong} />
      </div>
      <div className="flex min-w-0 flex-col gap-3 empty:hidden">
        <RejectedRows job={job} {...rejections} />
        <JobOutput output={job.output} />
        <JobFiles jobId={job.id} shown={files} search={search} zone={zone} />
      </div>
    </div>
  );
}

const hasResults = ({ output, rowsRejected }: JobDetail, { total, notices }: ShownFiles) =>
  output !== null || rowsRejected > 0 || total > 0 || notices.length > 0;

import { InfoIcon } from "@/app/_ui/info-icon";
import { Moment } from "@/app/_ui/moment";
import { formatDuration } from "@/lib/format";
import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import { type JobSummary, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import { StatusBadge } from "./status-badge";
import { StatusMark } from "./status-mark";
import { TypeBadge } from "./type-badge";

interface JobTableProps {
  jobs: JobSummary[];
  /** Carried along, so that the way back leads to the same list. */
  filter: JobFilter;
  zone: string;
}

const HEADINGS = ["Status", "ID", "Name", "Type", "Created", "Start", "End", "Failed", "Duration", "Run by"];

const CELL = "px-2 py-1.5";

export function JobTable({ jobs, filter, zone }: JobTableProps) {
  return (
    <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Jobs, times in {zone}</caption>
        <thead>
          <tr className="border-line border-b bg-sunken text-quiet text-xs">
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="whitespace-nowrap px-2 py-2 font-medium">
                {heading}
              </th>
            ))}
            <th scope="col" className="px-2 py-2 font-medium">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} href={withFilter(`/jobs/show/${job.id}`, filter)} zone={zone} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function JobRow({ job, href, zone }: { job: JobSummary; href: string; zone: string }) {
  const { status, createdAt, startedAt, finishedAt, durationSeconds } = job;
  return (
    <tr className="border-line border-b align-top last:border-b-0 hover:bg-sunken">
      <td className={CELL}>
        <span className="flex items-center gap-1.5">
          <StatusMark status={status} />
          <StatusBadge status={status} />
        </span>
      </td>
      <td className={`${CELL} tabular-nums`}>{job.id}</td>
      <td className={`${CELL} w-full min-w-48 max-w-0`}>
        <a href={href} className="line-clamp-2 font-medium [overflow-wrap:anywhere]">
          <bdi>{jobTitle(job)}</bdi>
        </a>
        {job.description ? (
          <bdi className="line-clamp-1 text-quiet text-xs [overflow-wrap:anywhere]">{job.description}</bdi>
        ) : null}
      </td>
      <td className={CELL}>
        <TypeBadge type={job.type} />
      </td>
      <MomentCell iso={createdAt} zone={zone} />
      <MomentCell iso={startedAt} zone={zone} />
      <MomentCell iso={finishedAt} zone={zone} missing="Still in progress" />
      <MomentCell iso={status === "failed" ? finishedAt : null} zone={zone} />
      <td className={`${CELL} whitespace-nowrap tabular-nums`}>
        {durationSeconds === null ? "–" : formatDuration(durationSeconds)}
        {durationSeconds !== null && !isInactive(status) ? <span className="text-quiet"> so far</span> : null}
      </td>
      <td className={`${CELL} max-w-40 break-words`}>
        <bdi>{ownerLabel(job)}</bdi>
      </td>
      <td className={CELL}>
        <a href={href} aria-label={`Details of job ${job.id}`} title="Details" className="block p-0.5">
          <InfoIcon />
        </a>
      </td>
    </tr>
  );
}

function MomentCell({ iso, zone, missing = "–" }: { iso: string | null; zone: string; missing?: string }) {
  return (
    <td className={`${CELL} whitespace-nowrap`}>
      {iso ? <Moment iso={iso} zone={zone} seconds={false} /> : <span className="text-quiet">{missing}</span>}
    </td>
  );
}

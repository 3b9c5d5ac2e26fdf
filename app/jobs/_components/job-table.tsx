import { Moment } from "@/app/_ui/moment";
import { formatDuration } from "@/lib/format";
import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import { type JobSummary, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import { StatusBadge } from "./status-badge";
import { TypeBadge } from "./type-badge";

interface JobTableProps {
  jobs: JobSummary[];
  /** Carried along, so that the way back leads to the same list. */
  filter: JobFilter;
  zone: string;
}

const HEADINGS = ["Status", "ID", "Name", "Type", "Created", "Start", "End", "Duration", "Run by"];

export function JobTable({ jobs, filter, zone }: JobTableProps) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Jobs, times in {zone}</caption>
        <thead>
          <tr className="border-line border-b bg-sunken text-quiet text-xs">
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="whitespace-nowrap px-3 py-2 font-medium">
                {heading}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 font-medium">
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
      <td className="px-3 py-1.5">
        <StatusBadge status={status} />
      </td>
      <td className="px-3 py-1.5 tabular-nums">{job.id}</td>
      <td className="min-w-48 max-w-md px-3 py-1.5">
        <a href={href} className="line-clamp-2 break-words font-medium [overflow-wrap:anywhere]">
          <bdi>{jobTitle(job)}</bdi>
        </a>
        {job.description ? (
          <bdi className="line-clamp-1 text-quiet text-xs [overflow-wrap:anywhere]">{job.description}</bdi>
        ) : null}
      </td>
      <td className="px-3 py-1.5">
        <TypeBadge type={job.type} />
      </td>
      <td className="px-3 py-1.5">
        <Moment iso={createdAt} zone={zone} />
      </td>
      <td className="px-3 py-1.5">{startedAt ? <Moment iso={startedAt} zone={zone} /> : "–"}</td>
      <td className="px-3 py-1.5">
        {finishedAt ? (
          <Moment iso={finishedAt} zone={zone} />
        ) : (
          <span className="whitespace-nowrap text-quiet">Still in progress</span>
        )}
      </td>
      <td className="whitespace-nowrap px-3 py-1.5 tabular-nums">
        {durationSeconds === null ? "–" : formatDuration(durationSeconds)}
        {durationSeconds !== null && !isInactive(status) ? <span className="text-quiet"> so far</span> : null}
      </td>
      <td className="max-w-40 px-3 py-1.5 [overflow-wrap:anywhere]">
        <bdi>{ownerLabel(job)}</bdi>
      </td>
      <td className="px-3 py-1.5">
        <a href={href} aria-label={`Details of job ${job.id}`} title="Details" className="px-1">
          ⓘ
        </a>
      </td>
    </tr>
  );
}

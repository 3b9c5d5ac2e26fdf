import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { jobTitle } from "@/lib/jobs/job";
import type { Neighbour, Neighbours } from "@/lib/jobs/list/find-neighbours";
import { forOneLine } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { linksTexts } from "@/texts/job/links";

interface JobLinksProps {
  filter: JobFilter;
  neighbours: Neighbours;
}

/** Links back to the list that the job was opened from, and to the jobs before and after it there. */
export function JobLinks({ filter, neighbours: { previous, next } }: JobLinksProps) {
  const link = (job: Neighbour | null, rel: string, label: string) =>
    job ? (
      <a
        href={withFilter(`/jobs/show/${job.id}`, filter)}
        rel={rel}
        title={formatMessage(linksTexts.named, { name: forOneLine(jobTitle(job)), id: job.id })}
      >
        {label}
      </a>
    ) : (
      <span aria-hidden="true" className="text-quiet">
        {label}
      </span>
    );
  return (
    <nav aria-label={linksTexts.title} className="screen-only flex flex-wrap items-center gap-x-4 gap-y-1">
      <a href={withFilter("/jobs", filter)} className="mr-auto flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3">
          <path d="M11 6H1.5M5.5 2l-4 4 4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        {linksTexts.back}
      </a>
      {link(previous, "prev", linksTexts.previous)}
      {link(next, "next", linksTexts.next)}
    </nav>
  );
}

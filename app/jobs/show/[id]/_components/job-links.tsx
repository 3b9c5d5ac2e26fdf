import { button } from "@/app/_ui/button";
import { backToList } from "@/app/jobs/shared/job-trail";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { jobTitle } from "@/lib/jobs/job";
import type { Neighbour, Neighbours } from "@/lib/jobs/list/find-neighbours";
import type { Move } from "@/lib/jobs/list/page-of-job";
import { forOneLine } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { linksTexts } from "@/texts/job/links";

const RELATION: Record<Move, string> = { next: "next", previous: "prev" };

/** So that the other job's page looks on which page of the list it is. */
const withMove = (address: string, move: Move) =>
  `${address}${address.includes("?") ? "&" : "?"}moved=${move}`;

interface JobLinksProps {
  jobId: string;
  filter: JobFilter;
  neighbours: Neighbours;
}

/**
 * Links back to the list that the job was opened from, and to the jobs before and after it there. They stand where they
 * stood on the page of the other job, so that one can press again and again.
 */
export function JobLinks({ jobId, filter, neighbours: { previous, next } }: JobLinksProps) {
  const link = (job: Neighbour | null, move: Move, label: string) =>
    job ? (
      <a
        href={withMove(withFilter(`/jobs/show/${job.id}`, filter), move)}
        rel={RELATION[move]}
        title={formatMessage(linksTexts.named, { name: forOneLine(jobTitle(job)), id: job.id })}
        className={button.small}
      >
        {label}
      </a>
    ) : (
      <span aria-hidden="true" className={button.smallAbsent}>
        {label}
      </span>
    );
  return (
    <nav aria-label={linksTexts.title} className="screen-only flex items-center gap-2">
      <a href={backToList(jobId, filter)} className="mr-auto flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3">
          <path d="M11 6H1.5M5.5 2l-4 4 4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        {linksTexts.back}
      </a>
      {link(previous, "previous", linksTexts.previous)}
      {link(next, "next", linksTexts.next)}
    </nav>
  );
}

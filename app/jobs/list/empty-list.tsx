import type { ReactNode } from "react";
import { button, panel } from "@/app/_ui/button";
import { SearchedFor } from "@/app/jobs/search/searched-for";
import type { Chip } from "@/app/jobs/search/shown-search";
import type { Role } from "@/lib/jobs/access";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { TAB_MEANINGS } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { noJobsTexts } from "@/texts/jobs/no-jobs";
import { type NewJobCount, newJobsAddress, newJobsLabel } from "./new-jobs-label";

interface EmptyListProps {
  filter: JobFilter;
  /** The parts of what was searched for. */
  chips: Chip[];
  /** Whether the tab has any jobs, regardless of the filters. */
  hasJobs: boolean;
  /** Where the search continues, if it stopped after many jobs. */
  further?: string | null;
  /** Those that came since. */
  newJobs: NewJobCount;
  /** An administrator is shown how to record a first job, of which they must be the owner to see it. */
  viewer: { name: string; role: Role };
}

/**
 * Shown without rows: the tab has no jobs yet, or none matches. The two must not look alike. Once there are some, it
 * leads to them.
 */
export function EmptyList({ filter, chips, hasJobs, further = null, newJobs, viewer }: EmptyListProps) {
  const { tab } = filter;
  const { types } = TAB_MEANINGS[tab];
  const isAdmin = viewer.role === "admin";
  if (newJobs.count > 0)
    return (
      <Box title={newJobsLabel(newJobs, filter)}>
        <a href={newJobsAddress(filter)} className={button.primary}>
          {noJobsTexts.show}
        </a>
      </Box>
    );
  if (further)
    return (
      <Box title={formatMessage(noJobsTexts.noneSoFar, { tab })}>
        <SearchedFor chips={chips} />
        <a href={further} className={button.plain}>
          {noJobsTexts.lookFurther}
        </a>
      </Box>
    );
  return hasJobs ? (
    <Box title={formatMessage(noJobsTexts.noMatch, { tab })}>
      <SearchedFor chips={chips} />
      <p>{formatMessage(noJobsTexts.others, { tab })}</p>
      <a href={withFilter("/jobs", { tab })} className={button.plain}>
        {noJobsTexts.clearFilters}
      </a>
    </Box>
  ) : (
    <Box title={formatMessage(noJobsTexts.none, { tab })}>
      <p>{formatMessage(noJobsTexts.appear, { tab })}</p>
      {isAdmin ? (
        <>
          <p>{formatMessage(noJobsTexts.record, { tab })}</p>
          <code className="max-w-full rounded-md bg-sunken px-3 py-2 text-left font-mono text-ink text-sm [overflow-wrap:anywhere]">
            npm run -s jobs -- run --type {types?.[0] ?? "export"} --name First --owner{" "}
            {shellWord(viewer.name)} -- date
          </code>
        </>
      ) : null}
    </Box>
  );
}

/** A word quoted for a shell where it has to be. */
const shellWord = (text: string) => (/^[\w.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`${panel} flex flex-col items-center gap-3 px-4 py-14 text-center text-quiet`}>
      <h2 className="font-semibold text-ink text-lg">{title}</h2>
      {children}
    </section>
  );
}

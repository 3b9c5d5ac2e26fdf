import type { ReactNode } from "react";
import { button, panel } from "@/app/_ui/button";
import { withFilter } from "@/lib/jobs/filter/filter";
import { FILTERS, NARROWING_NAMES } from "@/lib/jobs/filter/filters";
import { TAB_MEANINGS, type Tab } from "@/lib/jobs/tab";

const NARROWING = NARROWING_NAMES.map((name) => FILTERS[name].label.toLowerCase());
/** "status and type" */
const FILTERED_BY = [NARROWING.slice(0, -1).join(", "), ...NARROWING.slice(-1)].join(" and ");

interface EmptyListProps {
  tab: Tab;
  /** Whether the tab holds any, whatever the filters. */
  hasJobs: boolean;
  /** Whose list it is: a first job has to be theirs, or they would not see it. */
  viewer: string;
}

/** No rows: because the tab has no jobs yet, or because none matches. The two must not look alike. */
export function EmptyList({ tab, hasJobs, viewer }: EmptyListProps) {
  const { job, jobs, types } = TAB_MEANINGS[tab];
  return hasJobs ? (
    <Box title={`No ${job} matches these filters`}>
      <p>
        There are {jobs}, but none with this {FILTERED_BY}.
      </p>
      <a href={withFilter("/jobs", { tab })} className={button.plain}>
        Clear the filters
      </a>
    </Box>
  ) : (
    <Box title={`No ${jobs} yet`}>
      <p>Programs record {jobs} here. To see a first one, run this in the console’s folder:</p>
      <code className="max-w-full rounded-md bg-sunken px-3 py-2 text-left font-mono text-ink text-sm [overflow-wrap:anywhere]">
        npm run -s jobs -- run --type {types?.[0] ?? "export"} --name First --owner {shellWord(viewer)} --
        date
      </code>
    </Box>
  );
}

/** A word as a shell takes it, whatever is in it. */
const shellWord = (text: string) => (/^[\w.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`${panel} flex flex-col items-center gap-3 px-4 py-14 text-center text-quiet`}>
      <h2 className="font-semibold text-ink text-lg">{title}</h2>
      {children}
    </section>
  );
}

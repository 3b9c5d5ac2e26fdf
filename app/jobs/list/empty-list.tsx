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
  /** Whether the tab has any jobs, regardless of the filters. */
  hasJobs: boolean;
  /** The name of the viewer, who must own a first job to see it. */
  viewer: string;
}

/** Shown without rows: the tab has no jobs yet, or none matches. The two must not look alike. */
export function EmptyList({ tab, hasJobs, viewer }: EmptyListProps) {
  const { jobs, types } = TAB_MEANINGS[tab];
  return hasJobs ? (
    <Box title={`No ${jobs} match these filters`}>
      <p>
        There are {jobs}, but none with this {FILTERED_BY}.
      </p>
      <a href={withFilter("/jobs", { tab })} className={button.plain}>
        Clear filters
      </a>
    </Box>
  ) : (
    <Box title={`No ${jobs} yet`}>
      <p>Programs record {jobs} here. To record your first one, run this in the console’s folder:</p>
      <code className="max-w-full rounded-md bg-sunken px-3 py-2 text-left font-mono text-ink text-sm [overflow-wrap:anywhere]">
        npm run -s jobs -- run --type {types?.[0] ?? "export"} --name First --owner {shellWord(viewer)} --
        date
      </code>
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

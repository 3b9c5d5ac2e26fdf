"use client";

import { useLiveJob } from "@/app/jobs/show/[id]/_components/live/live-job-context.client";
import { STATUS } from "@/lib/jobs/status";
import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import { formatCount } from "@/lib/texts/format-parts";
import { subtasksTexts } from "@/texts/job/subtasks";

/** What went wrong comes first, what went well last. */
const ORDER = ["failed", "running", "pending", "cancelled", "completed"] as const satisfies SubtaskStatus[];

interface SubtaskStatusLinksProps {
  chosen: SubtaskStatus | null;
  hrefs: Record<SubtaskStatus | "all", string>;
}

/** "All 10,000", "Failed 3": one link for each status that some subtask has. */
export function SubtaskStatusLinks({ chosen, hrefs }: SubtaskStatusLinksProps) {
  const { counts } = useLiveJob().values.subtasks;
  const link = (status: SubtaskStatus | null) => (
    <li key={status}>
      <a
        href={hrefs[status ?? "all"]}
        aria-current={status === chosen ? "true" : undefined}
        className="inline-flex min-h-7 items-center gap-1.5 rounded-md border border-line px-2 text-ink text-sm hover:bg-sunken hover:text-ink hover:no-underline aria-[current]:border-accent aria-[current]:ring-1 aria-[current]:ring-accent"
      >
        {status ? STATUS[status].label : subtasksTexts.all}
        <span className="text-quiet tabular-nums">{formatCount(counts[status ?? "total"])}</span>
      </a>
    </li>
  );
  return (
    <nav aria-label={subtasksTexts.byStatus} className="screen-only">
      <ul className="flex flex-wrap gap-1.5">
        {link(null)}
        {ORDER.filter((status) => counts[status] > 0 || status === chosen).map(link)}
      </ul>
    </nav>
  );
}

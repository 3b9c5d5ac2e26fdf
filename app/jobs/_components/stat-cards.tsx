import { formatCount } from "@/lib/format";
import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import { CARD_STATUSES, type CardStatus, STATUS_LABELS } from "@/lib/jobs/status";
import { TAB_MEANINGS } from "@/lib/jobs/tab";

type Card = CardStatus | "total";

const CARDS: readonly Card[] = ["total", ...CARD_STATUSES];
const MEANINGS: Record<CardStatus, string> = {
  pending: "Waiting to run, queued ones included",
  running: "Running now",
  completed: "Finished successfully",
  failed: "Ended in an error",
  cancelled: "Stopped before the end",
};
const EDGES: Record<Card, string> = {
  total: "before:bg-edge",
  pending: "before:bg-waiting-mark",
  running: "before:bg-running-mark",
  completed: "before:bg-completed-mark",
  failed: "before:bg-failed-mark",
  cancelled: "before:bg-cancelled-mark",
};

interface StatCardsProps {
  counts: Record<Card, number>;
  filter: JobFilter;
}

/** The six numbers. They follow the viewer and the tab, not the filters, and each leads to its jobs. */
export function StatCards({ counts, filter }: StatCardsProps) {
  const { tab } = filter;
  // With a type as well, the list is not what any card counts.
  const chosen = filter.type ? null : (filter.status ?? "total");
  return (
    <ul aria-label="Jobs by status" className="grid grid-cols-3 gap-2 md:grid-cols-6">
      {CARDS.map((card) => (
        <li key={card} className="@container">
          <a
            href={withFilter("/jobs", { tab, status: card === "total" ? null : card })}
            aria-current={card === chosen ? "true" : undefined}
            title={card === "total" ? `Every ${TAB_MEANINGS[tab].job} on record` : MEANINGS[card]}
            className={`relative flex flex-col overflow-hidden rounded-md border border-line bg-surface py-1 pr-2 pl-3 text-ink transition-colors before:absolute before:inset-y-0 before:left-0 before:w-1 hover:bg-sunken hover:text-ink hover:no-underline aria-[current]:border-accent aria-[current]:ring-1 aria-[current]:ring-accent ${EDGES[card]}`}
          >
            <span className="text-quiet text-xs">{card === "total" ? "Total" : STATUS_LABELS[card]}</span>
            <span
              data-count={card}
              className="font-semibold text-[clamp(0.75rem,12cqi,1.25rem)] tabular-nums leading-6"
            >
              {formatCount(counts[card])}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

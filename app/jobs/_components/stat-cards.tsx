import { formatCount } from "@/lib/format";
import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import { CARD_STATUSES, type CardStatus, STATUS_LABELS } from "@/lib/jobs/status";

const TONES: Record<CardStatus | "total", string> = {
  total: "text-ink",
  pending: "text-waiting",
  running: "text-running",
  completed: "text-completed",
  failed: "text-failed",
  cancelled: "text-cancelled",
};
const CARDS = ["total", ...CARD_STATUSES] as const;

interface StatCardsProps {
  counts: Record<CardStatus | "total", number>;
  chosen: JobFilter["status"];
}

/** The six numbers. They follow the viewer, not the filters, and each leads to its jobs. */
export function StatCards({ counts, chosen }: StatCardsProps) {
  return (
    <ul aria-label="Jobs by status" className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
      {CARDS.map((card) => (
        <li key={card}>
          <a
            href={withFilter("/jobs", card === "total" ? {} : { status: card })}
            aria-current={card === (chosen ?? "total") ? "true" : undefined}
            title={card === "pending" ? "Waiting to run, queued ones included" : undefined}
            className="flex items-baseline justify-between gap-2 rounded-lg border border-line bg-surface px-3 py-2 hover:bg-sunken hover:no-underline aria-[current]:border-accent"
          >
            <span className="text-quiet">{card === "total" ? "Total" : STATUS_LABELS[card]}</span>
            <span data-count={card} className={`font-semibold text-lg tabular-nums ${TONES[card]}`}>
              {formatCount(counts[card])}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

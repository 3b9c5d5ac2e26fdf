import { formatCount } from "@/lib/format";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { NARROWING_NAMES } from "@/lib/jobs/filter/filter-words";
import { CARD_STATUSES, type CardStatus, STATUS } from "@/lib/jobs/status";
import type { Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { cardTexts } from "@/texts/jobs/card";

type Card = CardStatus | "total";

const CARDS: readonly Card[] = ["total", ...CARD_STATUSES];

/** What a card counts. A completed job may still have rows to correct, and a running one may hang. */
function meaningOf(card: Card, tab: Tab, { withRejectedRows, silent }: Noteworthy): string {
  if (card === "total") return formatMessage(cardTexts.totalMeaning, { tab });
  if (card === "running" && silent) return formatMessage(cardTexts.runningWithSilent, { count: silent });
  return card === "completed" && withRejectedRows > 0
    ? formatMessage(cardTexts.completedWithRejectedRows, { count: withRejectedRows })
    : STATUS[card].meaning;
}

interface Noteworthy {
  /** How many of the completed jobs rejected rows. */
  withRejectedRows: number;
  /** How many of the running jobs are silent; null: too many run to look. */
  silent: number | null;
}

interface StatCardsProps extends Noteworthy {
  counts: Record<Card, number>;
  filter: JobFilter;
}

/** The six numbers. They follow the viewer and the tab, not the filters, and each leads to its jobs. */
export function StatCards({ counts, filter, ...noteworthy }: StatCardsProps) {
  const { tab } = filter;
  // With another filter, the list is not what any card counts.
  const isCards = NARROWING_NAMES.every((name) => name === "status" || filter[name] === null);
  const chosen = isCards ? (filter.status ?? "total") : null;
  return (
    // One line, which scrolls where it is too long; the room around it is for the outlines.
    <ul
      aria-label={cardTexts.label}
      className="screen-only -m-1 grid auto-cols-[minmax(5.75rem,1fr)] grid-flow-col gap-2 overflow-x-auto p-1"
    >
      {CARDS.map((card) => (
        <li key={card} className="@container">
          <a
            href={withFilter("/jobs", { tab, status: card === "total" ? null : card })}
            aria-current={card === chosen ? "true" : undefined}
            data-look={card === "total" ? undefined : STATUS[card].look}
            title={meaningOf(card, tab, noteworthy)}
            className="inset-shadow-[0.25rem_0_0_var(--look-edge,var(--color-edge))] flex flex-col rounded-md border border-line bg-surface py-0.5 pr-2 pl-3 text-ink transition-colors hover:bg-sunken hover:text-ink hover:no-underline aria-[current]:border-accent aria-[current]:ring-1 aria-[current]:ring-accent"
          >
            <span className="text-quiet text-xs">
              {card === "total" ? cardTexts.total : STATUS[card].label}
            </span>
            <span className="flex flex-wrap items-baseline gap-x-1.5">
              <span
                data-count={card}
                className="min-w-10 font-semibold text-[clamp(0.75rem,12cqi,1.25rem)] tabular-nums leading-5"
              >
                {formatCount(counts[card])}
              </span>
              {card === "running" && noteworthy.silent ? (
                <span className="whitespace-nowrap text-quiet text-xs tabular-nums">
                  {formatMessage(cardTexts.silent, { count: noteworthy.silent })}
                </span>
              ) : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

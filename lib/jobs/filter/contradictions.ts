import type { CardStatus } from "@/lib/jobs/status";
import { formatMessage } from "@/lib/texts/format-message";
import { noticeTexts } from "@/texts/jobs/notice";
import type { JobFilter } from "./filter";
import { bareWord } from "./filter-words";

const texts = noticeTexts.contradiction;

/** A sentence for each two filters that no job can match together. Jobs of any status may have rejected rows. */
export function contradictionsOf(
  filter: Pick<JobFilter, "status" | "silent" | "longer" | "meanings">,
): string[] {
  const first = emptyRangeOf(filter);
  return [
    ...(first ? [formatMessage(texts.range, { first })] : []),
    ...(filter.silent === "yes" && !letsStatus(filter, "running") ? [texts.silent] : []),
    ...(filter.longer !== null && filter.status === "pending" ? [texts.longer] : []),
  ];
}

/** The filter that begins after `to` ends, so that no job can match; null if there is room for one. */
export function emptyRangeOf({ meanings }: Pick<JobFilter, "meanings">): "from" | "since" | null {
  const { to } = meanings;
  // As text, because all have the same form; an end of time sorts where it belongs.
  const starts = (["from", "since"] as const).filter((name) => {
    const start = meanings[name];
    return start !== undefined && to !== undefined && start >= to;
  });
  return starts[0] ?? null;
}

function letsStatus({ status }: Pick<JobFilter, "status">, one: CardStatus): boolean {
  if (status === null) return true;
  const { word, isNot } = bareWord(status);
  return (word === one) !== isNot;
}

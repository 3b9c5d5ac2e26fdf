import { formatDay, formatDuration } from "@/lib/format";
import { STATUS, STATUSES } from "@/lib/jobs/status";
import { formatMessage } from "@/lib/texts/format-message";
import { filterTexts } from "@/texts/jobs/filter";
import { bareWord } from "./filter-words";
import { DAY_PATTERN, secondsOf, spanOf } from "./time-words";

/** The label of a word that may have a `-` in front: "not failed". */
export const notLabel = (labelOf: (word: string) => string) => (given: string) => {
  const { word, isNot } = bareWord(given);
  const label = labelOf(word);
  return isNot ? formatMessage(filterTexts.not, { label }) : label;
};

export function statusLabel(word: string): string {
  const status = STATUSES.find((one) => one === word);
  return status ? STATUS[status].label : word;
}

/** "Last 24 hours", "Since yesterday". */
export function sinceLabel(word: string): string {
  const { since } = filterTexts;
  if (word === "today" || word === "yesterday") return since[word];
  const span = spanOf(word);
  return span ? formatMessage(since.last, span) : word;
}

/** "24 Nov 2026"; an instant stays as it is. */
export const momentLabel = (word: string): string => (DAY_PATTERN.test(word) ? formatDay(word) : word);

/** "Longer than 10 min". */
export function longerLabel(word: string): string {
  const span = spanOf(word);
  const duration = span ? formatDuration(secondsOf(span)) : word;
  return formatMessage(filterTexts.longer.than, { duration });
}

export const wordsLabel = (words: string): string => formatMessage(filterTexts.q.words, { words });

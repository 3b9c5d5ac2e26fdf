import { formatDuration } from "@/lib/format";
import { formatMessage } from "@/lib/texts/format-message";
import { silenceTexts } from "@/texts/running/silence";

/** "Silent for 12 min", in whole minutes: no job is silent after less than two. Null: since when is not known. */
export const silentLabel = (seconds: number | null): string =>
  seconds === null
    ? silenceTexts.silent
    : formatMessage(silenceTexts.silentFor, { duration: formatDuration(inWholeMinutes(seconds)) });

const inWholeMinutes = (seconds: number): number => Math.max(60, Math.floor(seconds / 60) * 60);

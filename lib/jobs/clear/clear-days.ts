import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { clearRefusalTexts } from "@/texts/jobs/clear-refusal";

export const DEFAULT_CLEAR_DAYS = 30;
export const CLEAR_DAYS = { min: 1, max: 3650 };

/**
 * The age in days, from a form or JSON. Absent means 30. Throws InvalidInput for anything else that is not a whole
 * number from 1 to 3650, so that no typing error can widen a clear.
 */
export function parseClearDays(input: unknown): number {
  if (input === undefined) return DEFAULT_CLEAR_DAYS;
  const days = typeof input === "string" && /^\d{1,4}$/.test(input) ? Number(input) : input;
  if (typeof days !== "number" || !Number.isInteger(days) || days < CLEAR_DAYS.min || days > CLEAR_DAYS.max) {
    throw new InvalidInput("days", formatMessage(clearRefusalTexts.days, CLEAR_DAYS));
  }
  return days;
}

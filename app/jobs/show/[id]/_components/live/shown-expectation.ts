import { type ExpectedTime, lateAfter } from "@/lib/jobs/expected/expected-time";
import { formatUsualTime } from "@/lib/jobs/shown-time-left";
import { formatMessage } from "@/lib/texts/format-message";
import { timeLeftTexts } from "@/texts/running/time-left";
import type { ShownExpectation } from "./progress-panel.client";

/** What jobs like this one took, as its page says it. */
export function shownExpectation(expected: ExpectedTime | null): ShownExpectation | null {
  if (!expected) return null;
  const { basis, jobs, usualSeconds, longSeconds } = expected;
  const from = basis === "name" ? timeLeftTexts.fromNameAndType : timeLeftTexts.fromType;
  return {
    usualSeconds,
    longSeconds,
    text: formatUsualTime(expected),
    onHover: formatMessage(from, { jobs }),
    lateAfter: lateAfter(expected),
  };
}

import { LIMITS } from "./limits.ts";
import { cutMiddle, printed, storable } from "./storable-text.ts";
import { texts } from "./texts.ts";

export interface FailureReport {
  message: string;
  trace: string | null;
}

/**
 * A report of anything that was thrown, ready to be stored. It never throws and is never refused for its content:
 * characters that can't be stored are replaced, and a text that is too long is cut in the middle, with a mark.
 */
export function describeFailure(thrown: unknown): FailureReport {
  const trace = typeof thrown === "object" && thrown !== null ? printed(thrown) : null;
  return {
    message: cutMiddle(storable(messageOf(thrown)), LIMITS.message),
    trace: trace === null ? null : cutMiddle(storable(trace), LIMITS.trace),
  };
}

/** The message of what was thrown. It never throws. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === "string") return thrown || texts.emptyMessage;
  try {
    if (thrown instanceof Error && typeof thrown.message === "string") return thrown.message || thrown.name;
  } catch {
    // A getter that throws: the printed form below says more than its error would.
  }
  return printed(thrown);
}

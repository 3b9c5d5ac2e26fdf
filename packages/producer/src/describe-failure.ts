import { cutMiddle, LIMITS, printed, storable } from "./storable-text.ts";

export interface FailureReport {
  message: string;
  trace: string | null;
}

/**
 * A report of anything that was thrown, ready to be stored. It never throws and is never refused for its
 * content: what can't be stored is replaced, what is too long is cut in the middle and says so.
 */
export function describeFailure(thrown: unknown): FailureReport {
  return failureReport(
    messageOf(thrown),
    typeof thrown === "object" && thrown !== null ? printed(thrown) : null,
  );
}

/** A report of a message and a trace that are texts already. */
export function failureReport(message: string, trace: string | null): FailureReport {
  return {
    message: cutMiddle(storable(message), LIMITS.message),
    trace: trace === null ? null : cutMiddle(storable(trace), LIMITS.trace),
  };
}

/** What was thrown, in words. It never throws. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === "string") return thrown || "An empty message was thrown.";
  try {
    if (thrown instanceof Error && typeof thrown.message === "string") return thrown.message || thrown.name;
  } catch {
    // A getter that throws: the printed form below says more than its error would.
  }
  return printed(thrown);
}

import type { JobHandle } from "@/lib/producer/job-handle";
import type { Outcome } from "./run-command";

/** Records how a command ended. */
export function recordOutcome(
  job: Pick<JobHandle, "complete" | "cancel" | "failWith">,
  outcome: Outcome,
): Promise<void> {
  switch (outcome.status) {
    case "completed":
      return job.complete();
    case "cancelled":
      return job.cancel();
    case "failed":
      return job.failWith(outcome.message, outcome.trace);
    default:
      return outcome satisfies never;
  }
}

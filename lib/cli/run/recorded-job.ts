import type { FileKind } from "@/lib/jobs/files/job-file";
import type { Outcome } from "./run-command";

/** A job as `run` records it, whichever way it goes there. */
export interface RecordedJob {
  readonly id: string;
  /** Keeps a copy of a file as it is now. `signal` cuts it off. */
  keepFile(kind: FileKind, name: string, path: string, signal: AbortSignal): Promise<void>;
  end(outcome: Outcome): Promise<void>;
}

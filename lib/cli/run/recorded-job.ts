import type { FileKind } from "@/lib/jobs/files/job-file";
import type { Outcome } from "./run-command";

/** A job that `run` records, in the database or over HTTP. */
export interface RecordedJob {
  readonly id: string;
  /** Stores a copy of a file as it is now. `signal` stops it. */
  keepFile(kind: FileKind, name: string, path: Buffer, signal: AbortSignal): Promise<void>;
  end(outcome: Outcome): Promise<void>;
}

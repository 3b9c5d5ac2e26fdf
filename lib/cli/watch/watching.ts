import { setTimeout as pause } from "node:timers/promises";
import { knownError } from "@/lib/database-error";
import { type ErrorCode, JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import type { Interest, Update } from "@/lib/live/update";
import type { LinePrinter } from "./line-printer";

/** What a watch of the command line works with. */
export interface Watching {
  access: Access;
  /** What is of interest, and then what changes of it, as long as the user may see it. */
  updates(interest: Interest): AsyncGenerator<Update>;
  printer: LinePrinter;
  json: boolean;
}

const PAUSE_MS = 1_000;
const AWAY: ErrorCode[] = ["database_unavailable", "too_slow"];

/** Reads again until the database answers. */
export async function untilAnswered<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (thrown) {
      const error = knownError(thrown);
      if (!(error instanceof JobsError && AWAY.includes(error.code))) throw thrown;
      await pause(PAUSE_MS);
    }
  }
}

import { SingleSession } from "@/db/single-session";
import { readEnvironment } from "@/lib/env";
import { processEnding } from "@/lib/process/process-ending";
import { settingsTexts } from "@/texts/server/settings";
import { Reader } from "./reader";

declare global {
  /** Next loads this module more than once in a process, but there must be one reader. */
  var jobsConsoleReader: Reader | undefined;
}

/** A statement of the reader takes some milliseconds. One that takes so long does not come back. */
const STATEMENT_TIMEOUT_MS = 5_000;

/** The server process's one reader, on DATABASE_URL. It connects when somebody watches. */
export function liveReader(): Reader {
  globalThis.jobsConsoleReader ??= open();
  return globalThis.jobsConsoleReader;
}

function open(): Reader {
  const { DATABASE_URL } = readEnvironment();
  if (!DATABASE_URL) throw new Error(settingsTexts.databaseMissing);
  const reader = new Reader(
    new SingleSession(DATABASE_URL, {
      applicationName: "jobs-console live",
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    }),
  );
  processEnding().addEventListener("abort", () => void reader.close().catch(() => undefined));
  return reader;
}

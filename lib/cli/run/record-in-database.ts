import { createReadStream } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@/db/client";
import { printError } from "@/lib/cli/io/stderr";
import { sentenceOf } from "@/lib/cli/session/exit-codes";
import { viewerFor } from "@/lib/cli/session/session";
import { readSettings } from "@/lib/cli/session/settings";
import { noDatabase } from "@/lib/database-fault";
import { runningEmbeddedServer } from "@/lib/embedded/server";
import { DatabaseUnavailable, IllegalMove } from "@/lib/errors";
import { openFileStore } from "@/lib/files/store/open-file-store";
import type { Access } from "@/lib/jobs/access";
import { createJob } from "@/lib/producer/create-job";
import type { JobHandle } from "@/lib/producer/job-handle";
import type { NewJob } from "@/lib/producer/new-job";
import { formatMessage } from "@/lib/texts/format-message";
import { runTexts } from "@/texts/cli/run";
import { recordOutcome } from "./record-outcome";
import type { RecordedJob } from "./recorded-job";
import type { Outcome } from "./run-command";

const STATEMENT_TIMEOUT_MS = 3_000;
const RETRY_MS = 250;

/** Records a running job in the database that the environment names. */
export async function recordInDatabase(job: NewJob, as: string | undefined): Promise<RecordedJob> {
  const settings = readSettings();
  const url = settings.DATABASE_URL ?? (await runningEmbeddedServer(settings.JOBS_DATA_DIR));
  if (!url) throw noDatabase(settings.JOBS_DATA_DIR);
  const connection = connect(url, { maxConnections: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  const access: Access = { ...connection, viewer: await viewerFor(connection.db, as) };
  const handle = await createJob(access, openFileStore(settings), job);
  await handle.start().catch((error: unknown) => {
    printError(formatMessage(runTexts.notRecorded.start, { id: handle.id, error: sentenceOf(error) }));
  });
  return {
    id: handle.id,
    keepFile: async (kind, name, path, signal) => {
      await handle.file(kind, name, createReadStream(path, { signal }));
    },
    end: (outcome) => recordEnd(handle, outcome),
  };
}

async function recordEnd(job: JobHandle, outcome: Outcome): Promise<void> {
  for (let answerLost = false; ; answerLost = true) {
    try {
      return await recordOutcome(job, outcome);
    } catch (error) {
      // An earlier try whose answer was lost was recorded after all.
      if (answerLost && error instanceof IllegalMove && error.status === outcome.status) return;
      if (!(error instanceof DatabaseUnavailable && error.passes)) throw error;
    }
    await pause(RETRY_MS);
  }
}

import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@/db/client";
import { runningEmbeddedServer } from "@/lib/embedded/server";
import { DatabaseUnavailable, IllegalMove } from "@/lib/errors";
import { openFileStore } from "@/lib/files/open-file-store";
import type { Access } from "@/lib/jobs/access";
import { createJob } from "@/lib/producer/create-job";
import type { JobHandle } from "@/lib/producer/job-handle";
import type { NewJob } from "@/lib/producer/new-job";
import type { Attachments } from "./attachments";
import { sentenceOf } from "./exit-codes";
import type { Outcome } from "./run-command";
import { viewerFor } from "./session";
import { readSettings } from "./settings";
import { complain } from "./stderr";

/** How long a command waits for its record, before it starts and after it ended. */
const BEGIN_WAIT_MS = 2_000;
/** And for the copies of its input files: from then on they may show what the command made of them. */
const INPUT_WAIT_MS = 30_000;
const END_WAIT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 3_000;
const RETRY_MS = 250;

/** The record of a command that runs. Nothing of it rejects: what can't be recorded is told on stderr. */
export interface Recording {
  /** Settles once the job runs and has its input files, or can't have them, or it takes too long to wait for. */
  begun: Promise<void>;
  /** Keeps the output files, and records how the command ended: with a few tries, and gives up after some seconds. */
  end(outcome: Outcome): Promise<void>;
}

/** Begins to record a command that is about to start. */
export function beginRecording(job: NewJob, as: string | undefined, attachments: Attachments): Recording {
  const handle = recordStart(job, as).catch((error: unknown) => {
    complain(`The command runs, but is not recorded: ${sentenceOf(error)}`);
    return null;
  });
  const inputs = handle.then((started) => started && attachments.keepInputs(started)).then(() => true);
  const begin = async () => {
    const started = await Promise.race([handle, pause(BEGIN_WAIT_MS)]);
    if (!started || (await Promise.race([inputs, pause(INPUT_WAIT_MS)]))) return;
    complain("The command runs while copies of its input files are still being made.");
  };
  const end = async (outcome: Outcome) => {
    const started = await Promise.race([handle, pause(END_WAIT_MS)]);
    if (started === null) return true;
    if (!started) return false;
    await inputs;
    await attachments.keepOutputs(started);
    return Promise.race([recordEnd(started, outcome).then(() => true), pause(END_WAIT_MS)]);
  };
  return {
    begun: begin(),
    end: async (outcome) => {
      const told = await end(outcome);
      if (!told) complain("How the command ended is not recorded: the database did not answer.");
    },
  };
}

async function recordStart(job: NewJob, as: string | undefined): Promise<JobHandle> {
  const settings = readSettings();
  const url = settings.DATABASE_URL ?? (await runningEmbeddedServer(settings.JOBS_DATA_DIR));
  if (!url) throw new DatabaseUnavailable();
  const connection = connect(url, { maxConnections: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  const access: Access = { ...connection, viewer: await viewerFor(connection.db, as) };
  const handle = await createJob(access, openFileStore(settings), job);
  await handle.start().catch((error: unknown) => {
    complain(`The start of job ${handle.id} is not recorded: ${sentenceOf(error)}`);
  });
  return handle;
}

async function recordEnd(job: JobHandle, outcome: Outcome): Promise<void> {
  for (let answerLost = false; ; answerLost = true) {
    try {
      return await move(job, outcome);
    } catch (error) {
      // A try whose answer was lost has counted after all.
      if (answerLost && error instanceof IllegalMove && error.status === outcome.status) return;
      if (!(error instanceof DatabaseUnavailable)) {
        return complain(`How the command ended is not recorded: ${sentenceOf(error)}`);
      }
    }
    await pause(RETRY_MS);
  }
}

function move(job: JobHandle, outcome: Outcome): Promise<void> {
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

import { printError } from "@/lib/cli/io/stderr";
import { sentenceOf } from "@/lib/cli/session/exit-codes";
import { readSettings } from "@/lib/cli/session/settings";
import { InvalidInput } from "@/lib/errors";
import type { NewJob } from "@/lib/producer/new-job";
import { formatMessage } from "@/lib/texts/format-message";
import { type ConsoleError, openHttpProducer } from "@/packages/producer/src/index";
import { runTexts } from "@/texts/cli/run";
import { recordOutcome } from "./record-outcome";
import type { RecordedJob } from "./recorded-job";

const ANSWER_MS = 3_000;
/** An unavailable console may come back while the command runs. */
const PATIENCE_MS = 12 * 3_600_000;
const FILE_PATIENCE_MS = 10_000;

/** Records a running job at the console of that address, with the access token of JOBS_TOKEN. */
export async function recordOverHttp(job: NewJob, url: string): Promise<RecordedJob> {
  const token = readSettings().JOBS_TOKEN;
  if (!token) throw new InvalidInput("JOBS_TOKEN", runTexts.tokenMissing);
  const producer = openHttpProducer({
    url,
    token,
    strict: true,
    timeoutMs: ANSWER_MS,
    patienceMs: PATIENCE_MS,
    onProblem: ({ code, error }) =>
      code === "unreachable" && printError(formatMessage(runTexts.notRecorded.yet, { error: error.message })),
  });
  const handle = await producer.createJob(job);
  const id = (await handle.id()) ?? "";
  await handle.start().catch((error: unknown) => {
    printError(formatMessage(runTexts.notRecorded.start, { id, error: sentenceOf(error) }));
  });
  let gaveUp: ConsoleError | null = null;
  return {
    id,
    keepFile: async (kind, name, path, signal) => {
      // Otherwise each of many files would wait as long as the first.
      if (gaveUp) throw gaveUp;
      const uploaded = handle.file(kind, name, { path }, { patienceMs: FILE_PATIENCE_MS, signal });
      await uploaded.catch((error: ConsoleError) => {
        if (error.code === "gave_up") gaveUp = error;
        throw error;
      });
    },
    end: (outcome) => recordOutcome(handle, outcome),
  };
}

import { setTimeout as pause } from "node:timers/promises";
import { DatabaseUnavailable } from "@/lib/errors";
import type { JobHandle, Producer } from "@/lib/producer";
import { formatMessage } from "@/lib/texts/format-message";
import { demoTexts } from "@/texts/server/demo";
import { createJobs, type Owners, SHORT } from "./create-jobs";
import { checkDistances } from "./jobs/check-distances";
import { exportFarthest } from "./jobs/export-farthest";
import { measureDistances } from "./jobs/measure-distances";
import { cancelOpenJobs, failOpenJobs, type RecordedJob } from "./open-jobs";
import type { OpenRound } from "./open-rounds";
import { perform } from "./perform";

const AGAIN_MS = 2_000;
const STOP_MS = 5_000;

export interface RoundOptions {
  producer: Producer;
  owners: Owners;
  open: OpenRound;
  say: (line: string) => void;
}

export interface Round {
  /** Resolves with the number of jobs when all of them are recorded. */
  recorded: Promise<number>;
  /** Cancels what is open. Takes a few seconds at most, even when the database is away. */
  stop(): Promise<void>;
}

/** Records a new round of all jobs and does their work. */
export function startRound({ producer, owners, open, say }: RoundOptions): Round {
  const stopping = new AbortController();
  const creating = createJobs(producer, owners, open);
  const recorded = creating.then((jobs) => {
    void workThrough(producer, jobs, stopping.signal, say).then(open.forget, () => undefined);
    return jobs.length;
  });
  const cancelAll = async () => {
    await cancelOpenJobs(producer, await creating);
    await open.forget();
  };
  return {
    recorded,
    stop: async () => {
      stopping.abort();
      // Jobs that can't be cancelled now are still noted: the next start closes them.
      await Promise.race([cancelAll().catch(() => undefined), pause(STOP_MS)]);
    },
  };
}

/** Resolves when no job is open any more, rejects when the demo is stopping. */
async function workThrough(
  producer: Producer,
  jobs: RecordedJob[],
  stopping: AbortSignal,
  say: RoundOptions["say"],
): Promise<void> {
  const broken = new AbortController();
  const signal = AbortSignal.any([stopping, broken.signal]);
  const at = (number: number) => producer.job(jobs[number]?.id ?? "");
  try {
    await Promise.all([doShortOnes(at, signal), doLongOnes(at, signal)]);
    say(formatMessage(demoTexts.ended, { count: jobs.length }));
  } catch (error) {
    stopping.throwIfAborted();
    broken.abort();
    say(stoppedBy(error));
    await failWhenPossible(producer, jobs, stopping);
  }
}

async function doShortOnes(at: (number: number) => JobHandle, signal: AbortSignal) {
  for (const [number, job] of SHORT.entries()) await perform(job, at(number), signal, undefined);
}

async function doLongOnes(at: (number: number) => JobHandle, signal: AbortSignal) {
  const [long, queued, pending] = [at(SHORT.length), at(SHORT.length + 1), at(SHORT.length + 2)];
  const [found] = await Promise.all([perform(measureDistances, long, signal, undefined), queued.queue()]);
  if (found) {
    await perform(checkDistances, queued, signal, found);
    await perform(exportFarthest, pending, signal, found);
  } else {
    const reason = formatMessage(demoTexts.jobErrors.findingsMissing, { id: long.id });
    await Promise.all([queued.failWith(reason), pending.failWith(reason)]);
  }
}

function stoppedBy(error: unknown): string {
  if (error instanceof DatabaseUnavailable) return demoTexts.databaseLost;
  const reason = error instanceof Error ? error.message : String(error);
  return formatMessage(demoTexts.stopped, { reason });
}

/** A job that is shown as running while nothing runs would be wrong: tries until the database is back. */
async function failWhenPossible(producer: Producer, jobs: RecordedJob[], stopping: AbortSignal) {
  for (;;) {
    const failed = await failOpenJobs(producer, jobs, demoTexts.jobErrors.databaseLost).catch(() => null);
    if (failed !== null) return;
    await pause(AGAIN_MS, undefined, { signal: stopping });
  }
}

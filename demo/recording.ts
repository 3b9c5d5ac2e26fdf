import { setTimeout as pause } from "node:timers/promises";
import { DatabaseUnavailable } from "@/lib/errors";
import type { Producer } from "@/lib/producer";
import { formatMessage } from "@/lib/texts/format-message";
import { demoTexts } from "@/texts/server/demo";
import type { Owners } from "./create-jobs";
import { cancelOpenJobs, failOpenJobs } from "./open-jobs";
import type { OpenRounds } from "./open-rounds";
import { createRound, type Round, workThrough } from "./round";

const AGAIN_MS = 2_000;
const STOP_MS = 5_000;

export interface RecordingOptions {
  producer: Producer;
  owners: Owners;
  rounds: OpenRounds;
  say: (line: string) => void;
  slowness?: number;
}

export interface Recording {
  /** Resolves with the number of the first round's jobs when all of them are recorded. */
  recorded: Promise<number>;
  /** Cancels what is open. Takes a few seconds at most, even when the database is away. */
  stop(): Promise<void>;
}

/**
 * Records rounds of jobs and does their work, one round after the other, until it is stopped: there is always a job that
 * runs and one that waits. The jobs of all but the last rounds are deleted, so that a demo may run for weeks.
 */
export function startRecording({ producer, owners, rounds, say, slowness = 1 }: RecordingOptions): Recording {
  const stopping = new AbortController();
  const { signal } = stopping;
  const open = new Set<Round>();
  let creating: Promise<unknown> = Promise.resolve();
  const createAndAdd = async (number: number) => {
    const round = await createRound(producer, owners, await rounds.begin(), number);
    open.add(round);
    return round;
  };
  const create = async (number: number) => {
    signal.throwIfAborted();
    const created = createAndAdd(number);
    creating = created.catch(() => undefined);
    return created;
  };
  const end = async (round: Round) => {
    open.delete(round);
    await round.open.end();
    await rounds.deleteOldest(producer);
  };

  /** Closes what a lost database left open and records a new round, as soon as the database is back. */
  const recover = async (number: number): Promise<Round> => {
    for (;;) {
      try {
        for (const round of open) {
          await failOpenJobs(producer, round.jobs, demoTexts.jobErrors.databaseLost);
          await end(round);
        }
        return await create(number);
      } catch {
        await pause(AGAIN_MS, undefined, { signal });
      }
    }
  };

  const recordRounds = async (first: Round) => {
    for (let round = first; ; ) {
      const number = round.number + 1;
      try {
        const next = await workThrough(producer, round, () => create(number), { signal, slowness });
        await end(round);
        round = next;
      } catch (error) {
        signal.throwIfAborted();
        say(stoppedBy(error));
        round = await recover(number);
        say(demoTexts.recordingAgain);
      }
    }
  };

  const first = create(0);
  const recorded = first.then((round) => {
    // It ends with the demo alone.
    void recordRounds(round).catch(() => undefined);
    return round.jobs.length;
  });
  const cancelAll = async () => {
    // A round that is being recorded at this moment has open jobs too.
    await creating;
    for (const round of open) {
      await cancelOpenJobs(producer, round.jobs);
      await round.open.end();
    }
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

function stoppedBy(error: unknown): string {
  if (error instanceof DatabaseUnavailable) return demoTexts.databaseLost;
  const reason = error instanceof Error ? error.message : String(error);
  return formatMessage(demoTexts.stopped, { reason });
}

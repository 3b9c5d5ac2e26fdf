import type { JobHandle, Producer } from "@/lib/producer";
import { formatMessage } from "@/lib/texts/format-message";
import { demoTexts } from "@/texts/server/demo";
import { createJobs, type Owners } from "./create-jobs";
import { checkDistances } from "./jobs/check-distances";
import { exportFarthest } from "./jobs/export-farthest";
import { measureDistances } from "./jobs/measure-distances";
import type { RecordedJob } from "./open-jobs";
import type { OpenRound } from "./open-rounds";
import { perform } from "./perform";
import { shortJobsOf } from "./short-jobs";
import { type DemoJob, pauseAt, type Tempo } from "./work";

/** The time between two short jobs of a later round: the long job takes about as long as five of them. */
const PACE_MS = 45_000;

/** The jobs that are recorded together: short ones, a long one, and two that wait for it. */
export interface Round {
  number: number;
  short: readonly DemoJob[];
  jobs: RecordedJob[];
  open: OpenRound;
}

/** Records the jobs of a round, which wait until it is worked through. */
export async function createRound(
  producer: Producer,
  owners: Owners,
  open: OpenRound,
  number: number,
): Promise<Round> {
  const short = shortJobsOf(number);
  return { number, short, open, jobs: await createJobs(producer, owners, open, short) };
}

/**
 * Does the work of a round. Calls `createNext` when the long job has ended and the two that waited for it have not begun,
 * so that there are always jobs that wait. Rejects when the database is lost or the demo stops.
 */
export async function workThrough<Next>(
  producer: Producer,
  { number, short, jobs }: Round,
  createNext: () => Promise<Next>,
  tempo: Tempo,
): Promise<Next> {
  const at = (place: number) => producer.job(jobs[place]?.id ?? "");
  const doShort = async () => {
    for (const [place, job] of short.entries()) {
      // All at once at the start, where people wait to see them; then as in a real day.
      if (number > 0) await pauseAt(tempo, PACE_MS);
      await perform(job, at(place), tempo, undefined);
    }
  };
  const [next] = await Promise.all([
    doLong([at(short.length), at(short.length + 1), at(short.length + 2)], createNext, tempo),
    doShort(),
  ]);
  return next;
}

async function doLong<Next>(
  [long, queued, pending]: [JobHandle, JobHandle, JobHandle],
  createNext: () => Promise<Next>,
  tempo: Tempo,
): Promise<Next> {
  const [found] = await Promise.all([perform(measureDistances, long, tempo, undefined), queued.queue()]);
  const next = await createNext();
  if (found) {
    await perform(checkDistances, queued, tempo, found);
    await perform(exportFarthest, pending, tempo, found);
  } else {
    const reason = formatMessage(demoTexts.jobErrors.findingsMissing, { id: long.id });
    await Promise.all([queued.failWith(reason), pending.failWith(reason)]);
  }
  return next;
}

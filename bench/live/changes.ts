import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { diskStore } from "@/lib/files/store/disk-store";
import { createJob, type JobHandle } from "@/lib/producer";
import type { Bench } from "../bench";
import { markText } from "./marks";

const PER_SECOND = 100;
/** A machine that can't keep up would measure something else. */
const LEAST_PER_SECOND = 95;

/** A progress that was committed: its mark, the number of the job's owner, and when (milliseconds since 1970). */
export interface Mark {
  mark: number;
  owner: number;
  at: number;
}

type Place = Pick<Bench, "folder"> & { large: Pick<Bench["large"], "access"> };

/**
 * Changes jobs a hundred times a second until `work` is done: of ten changes, seven are progress of a watched job with
 * a mark of its own; the others create, start and complete a further job. Returns the marks.
 */
export async function changeWhile(
  { folder, large: { access } }: Place,
  watched: readonly JobHandle[],
  work: () => Promise<unknown>,
  least = LEAST_PER_SECOND,
): Promise<Mark[]> {
  const store = diskStore(join(folder, "files"));
  const ownerAt = (number: number) => number % watched.length;
  const create = (number: number) =>
    createJob(access, store, { type: "sync", name: "Beside", owner: `owner ${1 + ownerAt(number)}` });
  const marks: Mark[] = [];
  const moves = moveJobs(create);
  const change = async (number: number) => {
    if (number % 10 < 3) return void (await moves.next());
    const owner = ownerAt(marks.length);
    const noted = { mark: number, owner, at: Number.NaN };
    marks.push(noted);
    await watched[owner]?.progress(number, null, markText(number));
    noted.at = performance.timeOrigin + performance.now();
  };
  const perSecond = await atPace(change, work());
  if (perSecond < least) throw new Error(`Only ${perSecond.toFixed(1)} changes a second were made.`);
  return marks;
}

/** Each next() is the next move of a job, from its creation to its end, and then of another job. */
async function* moveJobs(create: (number: number) => Promise<JobHandle>): AsyncGenerator<void, never> {
  for (let number = 0; ; number++) {
    const job = await create(number);
    yield;
    await job.start();
    yield;
    await job.complete();
    yield;
  }
}

/** Makes changes at their pace until `work` is done, and returns how many a second were made. */
async function atPace(change: (number: number) => Promise<void>, work: Promise<unknown>): Promise<number> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  void work.then(end, end);
  const start = performance.now();
  const changes: Promise<void>[] = [];
  while (!isOver) {
    const due = ((performance.now() - start) / 1000) * PER_SECOND;
    while (changes.length < due) {
      const one = change(changes.length + 1);
      one.catch(end);
      changes.push(one);
    }
    await pause(5);
  }
  await Promise.all([work, ...changes]);
  return (changes.length / (performance.now() - start)) * 1000;
}

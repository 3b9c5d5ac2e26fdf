import type { Producer } from "@/lib/producer";
import { checkDistances } from "./jobs/check-distances";
import { exportFarthest } from "./jobs/export-farthest";
import { measureDistances } from "./jobs/measure-distances";
import { type RecordedJob, recordedJobs } from "./open-jobs";
import type { OpenRound } from "./open-rounds";
import type { DemoJob } from "./work";

/** The names of the two users whose jobs these are. */
export type Owners = Record<DemoJob["owner"], string>;

/**
 * Records the short jobs, the long one, and the two that wait for it, in this order: all of them or none. Each is
 * noted: if the demo is killed at any moment, its next start finds what is still open.
 */
export function createJobs(
  producer: Producer,
  owners: Owners,
  open: OpenRound,
  short: readonly DemoJob[],
): Promise<RecordedJob[]> {
  const all = [...short, measureDistances, checkDistances, exportFarthest];
  return producer.access.db.transaction(async (db) => {
    const ids: string[] = [];
    for (const { record, owner } of all) {
      const { id } = await producer.createJob({ ...record, owner: owners[owner] }, { db });
      ids.push(id);
    }
    const recorded = new Map((await recordedJobs({ db }, ids)).map((job) => [job.id, job.createdAt]));
    const jobs = ids.map((id) => ({ id, createdAt: recorded.get(id) ?? "" }));
    await open.keep(jobs);
    return jobs;
  });
}

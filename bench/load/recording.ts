import { join } from "node:path";
import { connect } from "@/db/client";
import { diskStore } from "@/lib/files/store/disk-store";
import type { Access } from "@/lib/jobs/access";
import { createJob, type NewJob } from "@/lib/producer";

const PRODUCERS = 4;
const OWNERS = 200;
const TYPES = [
  "export",
  "import",
  "ingest",
  "ai_processing",
  "batch_update",
  "validation",
  "conversion",
  "sync",
];

export interface Producers {
  /** They record jobs for this long; returns how many jobs a second went from creation to end. */
  cyclesPerSecond(ms: number): Promise<number>;
  close(): Promise<void>;
}

/** The next job to record: jobs of every type and every owner there is. */
export function* recordableJobs(): Generator<NewJob, never> {
  for (let number = 0; ; number++) {
    yield {
      type: TYPES[number % TYPES.length] ?? "sync",
      name: `Nightly run ${number % 1000}`,
      owner: `owner ${1 + (number % OWNERS)}`,
    };
  }
}

/** Four producers at one database, each on a connection of its own: create, start, complete, and again. */
export function openProducers(url: string, folder: string): Producers {
  const { db, copyOut, close } = connect(url, { maxConnections: PRODUCERS });
  const access: Access = { db, copyOut, viewer: { role: "admin", id: null, name: "bench" } };
  const store = diskStore(join(folder, "files"));
  const jobs = recordableJobs();
  let recorded = 0;
  const cycle = async () => {
    const job = await createJob(access, store, jobs.next().value);
    recorded++;
    await job.start();
    await job.complete();
  };
  const cyclesPerSecond = async (ms: number) => {
    const start = performance.now();
    const before = recorded;
    const produce = async () => {
      while (performance.now() - start < ms) await cycle();
    };
    await Promise.all(Array.from({ length: PRODUCERS }, produce));
    return ((recorded - before) / (performance.now() - start)) * 1000;
  };
  return { cyclesPerSecond, close };
}

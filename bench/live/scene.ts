import { join } from "node:path";
import { inArray, sql } from "drizzle-orm";
import { userSession } from "@/db/schema";
import { diskStore } from "@/lib/files/store/disk-store";
import type { Access } from "@/lib/jobs/access";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { createJob, type JobHandle } from "@/lib/producer";
import type { Bench } from "../bench";
import { removingAfter } from "../removing-after";
import { withSession } from "../seed/session";
import type { LiveConsole } from "./live-console";
import type { LiveViewer } from "./viewers";

const VIEWERS = 1_000;
const OWNERS = 200;

/** What the viewers of one owner look at. The job that changes is on the first page of each. */
const LISTS = [
  {},
  { status: "running" },
  { type: "import" },
  { tab: "imports" },
  { tab: "imports", status: "running", type: "import" },
];

/** Viewers of a console, of 200 owners in turn, and a running job of each owner that all of that owner's viewers see. */
export interface Scene {
  viewers: LiveViewer[];
  /** By the number of the owner, from 0. */
  jobs: JobHandle[];
}

/** The number of the owner whose job a viewer sees. */
export const ownerOf = (viewer: number): number => viewer % OWNERS;

/** Makes jobs, sessions and addresses for 1,000 viewers, and removes all that was recorded when `work` is done. */
export async function withScene<T>(
  bench: Bench,
  console: LiveConsole,
  work: (scene: Scene) => Promise<T>,
): Promise<T> {
  const { access, url } = bench.large;
  const { db } = access;
  const ids: string[] = [];
  try {
    return await removingAfter(db, async () => {
      const jobs = await recordJobs(bench);
      const sessions = await openSessions(access);
      ids.push(...sessions);
      const viewers: LiveViewer[] = [];
      for (const [at, sessionId] of sessions.entries()) {
        viewers.push(await viewerOf(access, console, { at, sessionId }));
      }
      return await work({ viewers, jobs });
    });
  } finally {
    await console.viewers.closeAll();
    await db.delete(userSession).where(inArray(userSession.id, ids));
    await withSession(url, (session) => session.query("vacuum (analyze)"));
  }
}

async function recordJobs({ folder, large: { access } }: Bench): Promise<JobHandle[]> {
  const store = diskStore(join(folder, "files"));
  const jobs: JobHandle[] = [];
  for (let owner = 1; owner <= OWNERS; owner++) {
    const job = await createJob(access, store, { type: "import", name: "Watched", owner: `owner ${owner}` });
    await job.start();
    jobs.push(job);
  }
  return jobs;
}

/** A session for each viewer. */
async function openSessions({ db }: Access): Promise<string[]> {
  const expiresAt = sql`clock_timestamp() + interval '1 hour'`;
  const values = Array.from({ length: VIEWERS }, (_, at) => ({ userId: userOf(at), expiresAt }));
  return (await db.insert(userSession).values(values).returning({ id: userSession.id })).map(({ id }) => id);
}

/** Owners have the first ids of a seeded database. */
const userOf = (viewer: number) => String(1 + ownerOf(viewer));

/** The address of the events of a page as a browser asks for it, with the rows that the page shows. */
async function viewerOf(
  access: Access,
  console: LiveConsole,
  { at, sessionId }: { at: number; sessionId: string },
): Promise<LiveViewer> {
  const userId = userOf(at);
  const list = LISTS[Math.floor(at / OWNERS) % LISTS.length] ?? {};
  const viewer = { role: "staff", id: userId, name: `owner ${userId}` } as const;
  const { jobs } = await readDashboard({ ...access, viewer }, list);
  const rows = jobs.map(({ id }) => id).join();
  const query = new URLSearchParams({ ...list, rows });
  return {
    url: `${console.address}/jobs/events?${query}`,
    page: `${console.address}/jobs?${new URLSearchParams(list)}`,
    cookie: await console.cookieOf({ userId, sessionId }),
  };
}

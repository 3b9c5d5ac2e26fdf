import { expect, onTestFinished } from "vitest";
import { SingleSession } from "@/db/single-session";
import type { Viewer } from "@/lib/jobs/access";
import type { JobSummary } from "@/lib/jobs/job";
import type { SignIn } from "@/lib/live/read-rights";
import { Reader } from "@/lib/live/reader";
import type { Interest, ListInterest, Update, Watch, WatchEnd } from "@/lib/live/update";

/** What the database knows the reader's session by. */
export const READER_NAME = "live test";

/** A reader on a session of its own, closed when the test is over. `works` is called after each tick without a fault. */
export function openReader(url: string, works: () => void = () => undefined): Reader {
  const session = new SingleSession(url, { applicationName: READER_NAME, statementTimeoutMs: 5_000 });
  const reader = new Reader(session, { works, failed: () => undefined });
  onTestFinished(() => reader.close());
  return reader;
}

/** What somebody who watches knows, put together from the updates. */
export interface Known extends Update {
  updates: number;
  rows: Map<string, JobSummary | null>;
  /** Every row that ever came. */
  everyRow: JobSummary[];
  delayed: (number | null)[];
  ended: WatchEnd | null;
  watch: Watch;
}

/** Watches until the test is over. */
export function watching(
  reader: Reader,
  viewer: Viewer,
  interest: Interest,
  signIn: SignIn | null = null,
): Known {
  const nothing = { now: 0, updates: 0, rows: new Map(), everyRow: [], delayed: [], ended: null };
  const known: Omit<Known, "watch"> = nothing;
  const watch = reader.watch({ viewer, signIn }, interest, {
    update: ({ rows, ...parts }) => {
      known.updates++;
      Object.assign(known, parts);
      for (const [id, job] of rows ?? []) {
        known.rows.set(id, job);
        if (job) known.everyRow.push(job);
      }
    },
    delayed: (since) => known.delayed.push(since),
    ended: (why) => {
      known.ended = why;
    },
  });
  onTestFinished(() => watch.close());
  return Object.assign(known, { watch });
}

/** Waits until all of them have had their first update. */
export const begun = (...all: Known[]) =>
  expect.poll(() => all.every(({ updates }) => updates > 0)).toBe(true);

/** A list; without rows, it follows its first page. */
export const listOf = ({
  tab = "general",
  status = null,
  type = null,
  owner = null,
  isCounted = true,
  isIndexed = true,
  ...rest
}: Partial<Omit<ListInterest, "filter" | "kind"> & ListInterest["filter"]> = {}): Interest => ({
  kind: "list",
  filter: { tab, status, type, owner, isCounted, isIndexed },
  rows: null,
  newSince: null,
  clearRun: null,
  ...rest,
});

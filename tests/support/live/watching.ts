import { expect, onTestFinished } from "vitest";
import { SingleSession } from "@/db/single-session";
import type { Viewer } from "@/lib/jobs/access";
import type { JobSummary } from "@/lib/jobs/job";
import type { SignIn } from "@/lib/live/read-rights";
import { type LiveSession, Reader } from "@/lib/live/reader";
import type { Interest, Update, Watch, WatchEnd } from "@/lib/live/update";

/** A reader on a session of its own, closed when the test is over. It counts its statements. */
export function openReader(url: string) {
  const session = new SingleSession(url, { applicationName: "live test", statementTimeoutMs: 1_000 });
  const counting = { statements: 0 };
  const db = new Proxy(session.db, {
    get(target, name) {
      if (name === "select") counting.statements++;
      return Reflect.get(target, name);
    },
  });
  const reader = new Reader({ db: session.db, close: () => session.close() } satisfies LiveSession);
  onTestFinished(() => reader.close());
  return { reader, counting, db };
}

/** What somebody who watches knows, put together from the updates. */
export interface Known extends Update {
  updates: number;
  rows: Map<string, JobSummary | null>;
  delayed: (number | null)[];
  ended: WatchEnd | null;
  /** Every row that ever came. */
  everyRow: JobSummary[];
  watch: Watch;
}

/** Watches until the test is over. */
export function watching(
  reader: Reader,
  viewer: Viewer,
  interest: Interest,
  signIn: SignIn | null = null,
): Known {
  const known: Omit<Known, "watch"> = {
    now: 0,
    updates: 0,
    rows: new Map(),
    delayed: [],
    ended: null,
    everyRow: [],
  };
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

export const started = (...all: Known[]) =>
  expect.poll(() => all.every(({ updates }) => updates > 0)).toBe(true);

export const listOf = (
  parts: Partial<Omit<Extract<Interest, { kind: "list" }>, "filter">> & {
    tab?: "general" | "imports";
    status?: Extract<Interest, { kind: "list" }>["filter"]["status"];
    type?: string | null;
  } = {},
): Interest => {
  const { tab = "general", status = null, type = null, ...rest } = parts;
  return { kind: "list", filter: { tab, status, type }, rows: null, newSince: null, clearRun: null, ...rest };
};

import type { z } from "zod";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import { JobNotFound } from "@/lib/errors";
import { knownFilter } from "@/lib/jobs/counts/known-filter";
import { findStatus } from "@/lib/jobs/get-job";
import type { RawParams } from "@/lib/jobs/params";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { listInterest } from "@/lib/live/list-interest";
import type { Interest, Update, WatchedView } from "@/lib/live/update";
import { watchedViews } from "@/lib/live/watched-views";
import { buildId } from "@/lib/web/build-id";
import type { EventPrinter } from "@/lib/web/events/event-printer";
import type { eventParameters } from "./event-parameters";
import { jobMessage } from "./job-message";
import { listMessage } from "./list-message";
import type { AliveMessage, JobMessage } from "./messages";

/** What a page is shown of, and how it is written. */
interface Watched {
  interest: Interest;
  printer: EventPrinter;
}

type Parameters = z.output<typeof eventParameters>;

/** What the parameters ask for: a list, or one job. Throws JobNotFound for a job that the viewer may not see. */
export function readWatched(
  access: SignedInAccess,
  params: RawParams,
  parameters: Parameters,
): Promise<Watched> {
  return parameters.job === undefined
    ? watchedList(access, params, parameters)
    : watchedJob(access, parameters.job, parameters);
}

async function watchedList(
  access: SignedInAccess,
  params: RawParams,
  { rows, newSince, clear, views }: Parameters,
): Promise<Watched> {
  const zone = await zoneOf(access);
  const filter = await knownFilter(access, readFilter(params, access.viewer), zone);
  const { tab } = filter;
  const given = {
    rows: rows ?? null,
    newSince: newSince ?? null,
    clearRun: clear ?? null,
    views: await viewsNamed(access, views),
  };
  return {
    interest: await listInterest(access, filter, given),
    printer: printer((update) => listMessage(update, { tab, zone })),
  };
}

async function watchedJob(
  access: SignedInAccess,
  id: string,
  { subtasks, views }: Parameters,
): Promise<Watched> {
  if ((await findStatus(access, id)) === null) throw new JobNotFound(id);
  const zone = await zoneOf(access);
  return {
    interest: { kind: "job", id, subtasks: subtasks ?? null, views: await viewsNamed(access, views) },
    printer: printer(({ now, job, views: numbers }) =>
      JSON.stringify({
        now,
        ...(job !== undefined && jobMessage(job, zone)),
        ...(numbers && { views: numbers }),
      } satisfies JobMessage),
    ),
  };
}

/** Of the views of these ids, those that the viewer has pinned and whose numbers the reader follows. */
const viewsNamed = (
  { views, ...access }: SignedInAccess,
  ids: readonly string[] = [],
): Promise<WatchedView[]> => watchedViews(access, views?.pinned.filter(({ id }) => ids.includes(id)) ?? []);

const printer = (update: (update: Update) => string): EventPrinter => ({
  update,
  alive: (now, delayedSince) =>
    JSON.stringify({ now, delayedSince, build: buildId() } satisfies AliveMessage),
});

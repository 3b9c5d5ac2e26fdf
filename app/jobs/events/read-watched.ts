import type { z } from "zod";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import { JobNotFound } from "@/lib/errors";
import { knownFilter } from "@/lib/jobs/counts/known-filter";
import { findStatus } from "@/lib/jobs/get-job";
import type { RawParams } from "@/lib/jobs/params";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { listInterest } from "@/lib/live/list-interest";
import type { Interest, Update } from "@/lib/live/update";
import { buildId } from "@/lib/web/build-id";
import type { EventPrinter } from "@/lib/web/events/event-printer";
import type { eventParameters } from "./event-parameters";
import { jobMessage } from "./job-message";
import { listMessage } from "./list-message";
import type { AliveMessage } from "./messages";

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
  { rows, newSince, clear }: Parameters,
): Promise<Watched> {
  const zone = await zoneOf(access);
  const filter = await knownFilter(access, readFilter(params, access.viewer), zone);
  const { tab } = filter;
  const given = { rows: rows ?? null, newSince: newSince ?? null, clearRun: clear ?? null };
  return {
    interest: await listInterest(access, filter, given),
    printer: printer((update) => listMessage(update, { tab, zone })),
  };
}

async function watchedJob(access: SignedInAccess, id: string, { subtasks }: Parameters): Promise<Watched> {
  if ((await findStatus(access, id)) === null) throw new JobNotFound(id);
  const zone = await zoneOf(access);
  return {
    interest: { kind: "job", id, subtasks: subtasks ?? null },
    printer: printer(({ now, job = null }) => JSON.stringify({ now, ...jobMessage(job, zone) })),
  };
}

const printer = (update: (update: Update) => string): EventPrinter => ({
  update,
  alive: (now, delayedSince) =>
    JSON.stringify({ now, delayedSince, build: buildId() } satisfies AliveMessage),
});

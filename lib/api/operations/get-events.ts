import { z } from "zod";
import { liveEvent } from "@/lib/api/answer/answers";
import { eventPrinter } from "@/lib/api/answer/event-printer";
import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import { InvalidInput, JobNotFound } from "@/lib/errors";
import { knownFilter } from "@/lib/jobs/counts/known-filter";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { findStatus } from "@/lib/jobs/get-job";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";
import { listInterest } from "@/lib/live/list-interest";
import type { Interest } from "@/lib/live/update";
import { serveEvents } from "@/lib/web/events/serve-events";
import { jobOperationsTexts } from "@/texts/api/job-operations";

const texts = jobOperationsTexts.getEvents;

const query = filterQuery.omit({ sort: true }).extend({ job: z.string().optional().describe(texts.onlyJob) });
type EventQuery = z.output<typeof query>;

export const getEvents = readOperation({
  id: "getEvents",
  path: "/events",
  scope: "jobs:read",
  summary: texts.summary,
  description: texts.description,
  params: NONE,
  query,
  answer: { status: 200, description: texts.answer, schema: liveEvent, isStream: true },
  problems: ["not_found", "busy"],
  handle: async (access, { query: asked, request }) =>
    serveEvents(access, request, { interest: await interestOf(access, asked), printer: eventPrinter }),
});

async function interestOf(access: SignedInAccess, { job, ...asked }: EventQuery): Promise<Interest> {
  if (job === undefined) return interestInList(access, asked);
  if (Object.keys(asked).length > 0) throw new InvalidInput("job", texts.jobOrFilters);
  if ((await findStatus(access, job)) === null) throw new JobNotFound(job);
  return { kind: "job", id: job, subtasks: null };
}

async function interestInList(access: SignedInAccess, asked: Omit<EventQuery, "job">): Promise<Interest> {
  const filter = await knownFilter(access, readFilter(asked, access.viewer), await zoneOf(access));
  requireAsAsked(asked, { filter, viewer: access.viewer });
  return listInterest(access, filter);
}

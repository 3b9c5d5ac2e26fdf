import { z } from "zod";
import { liveEvent } from "@/lib/api/answer/answers";
import { eventPrinter } from "@/lib/api/answer/event-printer";
import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { InvalidInput, JobNotFound } from "@/lib/errors";
import { knownFilter } from "@/lib/jobs/counts/known-filter";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { requireAsAsked } from "@/lib/jobs/filter/require-as-asked";
import { findStatus } from "@/lib/jobs/get-job";
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
  if (job === undefined) return listInterest(access, asked);
  if (Object.keys(asked).length > 0) throw new InvalidInput("job", texts.jobOrFilters);
  if ((await findStatus(access, job)) === null) throw new JobNotFound(job);
  return { kind: "job", id: job, subtasks: null };
}

async function listInterest(access: SignedInAccess, asked: Omit<EventQuery, "job">): Promise<Interest> {
  const filter = await knownFilter(access, parseFilter(asked, access.viewer).filter);
  requireAsAsked(asked, { filter, viewer: access.viewer });
  const { tab, status, type } = filter;
  return { kind: "list", filter: { tab, status, type }, rows: null, newSince: null, clearRun: null };
}

import { z } from "zod";
import { jobList } from "@/lib/api/answer/answers";
import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import { pageText } from "@/lib/api/request/page-number";
import { InvalidInput } from "@/lib/errors";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { requireAsAsked } from "@/lib/jobs/filter/require-as-asked";
import { filterOf, type PageLink } from "@/lib/jobs/list/page-links";
import { resolveFilter } from "@/lib/jobs/list/read-dashboard";
import { type PageInList, readPage } from "@/lib/jobs/list/read-page";

const place = z.string().describe("A place in the list, out of a Link header: take it as it is");

const query = filterQuery.extend({
  page: pageText.optional().describe("From 1. Following Link is quicker, and misses no job when others come"),
  after: place.optional(),
  before: place.optional(),
  end: z.literal("1", { error: "give 1" }).optional().describe("The last page"),
});

export const listJobs = readOperation({
  id: "listJobs",
  path: "/jobs",
  scope: "jobs:read",
  summary: "List jobs",
  description:
    "One page of 25 of the jobs that the viewer sees: their own, or an administrator's all. The header Link leads to the first, previous, next and last page under the same filter.",
  params: NONE,
  query,
  answer: {
    status: 200,
    description: "A page of jobs.",
    schema: jobList,
    headers: { Link: "Where the other pages are, by RFC 8288: first, prev, next, last." },
  },
  handle: async (access, { query: asked, headers }) => {
    requireOnePlace(asked);
    const { filter, ...counted } = await resolveFilter(access, asked);
    requireAsAsked(asked, { filter, viewer: access.viewer });
    requireItsPlace(asked, filter);
    const { total } = counted;
    const found = await readPage(access, filter, counted);
    if (!filter.from && found.filter.page !== filter.page) {
      throw new InvalidInput("page", `there is no page ${filter.page}; the last is ${found.pages}.`);
    }
    // Beyond a key where nothing is left, people see the nearest page; a program must not meet those jobs twice.
    const isBeyond = found.notices.length > 0;
    headers.set(
      "Link",
      linksOf(found, isBeyond ? ["first", "last"] : WAYS.filter((way) => leads(way, found))),
    );
    const { pages, exact } = found;
    return { jobs: isBeyond ? [] : found.jobs, total, page: found.filter.page, pages, isExactPage: exact };
  },
});

type ListQuery = z.output<typeof query>;

const PLACES = ["after", "before", "end"] as const;

function requireOnePlace(asked: ListQuery) {
  const [first, second] = PLACES.filter((name) => asked[name] !== undefined);
  if (second) throw new InvalidInput(second, `give it without ${first}.`);
}

/** What is ignored for people, with a notice, is refused here. */
function requireItsPlace(asked: ListQuery, filter: JobFilter) {
  const place = PLACES.find((name) => asked[name] !== undefined);
  if (place && filter.from?.side !== place) {
    throw new InvalidInput(place, "it is no place in this list: take it out of a Link header.");
  }
}

const WAYS: readonly PageLink[] = ["first", "previous", "next", "last"];

const leads = (way: PageLink, page: PageInList): boolean =>
  way === "previous" ? page.previous : way !== "next" || page.next;

const linksOf = (page: PageInList, ways: readonly PageLink[]): string =>
  ways
    .map((way) => {
      const relation = way === "previous" ? "prev" : way;
      return `<${withFilter("/api/v1/jobs", filterOf(way, page))}>; rel="${relation}"`;
    })
    .join(", ");

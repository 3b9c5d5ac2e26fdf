import { z } from "zod";
import { jobList } from "@/lib/api/answer/answers";
import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import { pageText } from "@/lib/api/request/page-number";
import { zoneOf } from "@/lib/auth/session/time-zone";
import { InvalidInput } from "@/lib/errors";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { filterQuery } from "@/lib/jobs/filter/filter-query";
import { printCursor } from "@/lib/jobs/filter/page-cursor";
import { COUNTED_FOR_PAGE, countMatching } from "@/lib/jobs/list/count-matching";
import { filterOf, type PageLink } from "@/lib/jobs/list/page-links";
import { type PageInList, readPage } from "@/lib/jobs/list/read-page";
import { readySearchOf } from "@/lib/jobs/list/ready-search-of";
import { resolveFilter } from "@/lib/jobs/list/resolve-filter";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";
import { formatMessage } from "@/lib/texts/format-message";
import { jobOperationsTexts } from "@/texts/api/job-operations";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";

const texts = jobOperationsTexts.listJobs;

const place = z.string().describe(texts.cursor);

const query = filterQuery.extend({
  page: pageText.optional().describe(texts.page),
  after: place.optional(),
  before: place.optional(),
  end: z.literal("1", { error: refusedRequestsTexts.one }).optional().describe(texts.end),
});

export const listJobs = readOperation({
  id: "listJobs",
  path: "/jobs",
  scope: "jobs:read",
  summary: texts.summary,
  description: texts.description,
  params: NONE,
  query,
  answer: {
    status: 200,
    description: texts.answer,
    schema: jobList,
    headers: { Link: texts.link },
  },
  handle: async (access, { query: asked, headers }) => {
    requireOnePlace(asked);
    const { filter, counts } = await resolveFilter(access, asked, await zoneOf(access));
    requireAsAsked(asked, { filter, viewer: access.viewer });
    requireItsPlace(asked, filter);
    const ready = await readySearchOf(access, filter);
    const counted = await countMatching(access, filter, { counts, most: COUNTED_FOR_PAGE, ready });
    const { total } = counted;
    const found = await readPage(access, filter, counted, { ready });
    if (!filter.cursor && found.page !== filter.page) {
      const { noSuchPage, pageNotCounted } = refusedRequestsTexts;
      const message = formatMessage(counted.isWhole ? noSuchPage : pageNotCounted, {
        page: filter.page,
        last: found.pages,
      });
      throw new InvalidInput("page", message);
    }
    // After the last job, people see the nearest page; a program must not get those jobs twice.
    const { isPastEnd } = found;
    headers.set(
      "Link",
      linksOf(found, isPastEnd ? ["first", "last"] : WAYS.filter((way) => leads(way, found))),
    );
    const { pages, exact, lookedTo, searched } = found;
    return {
      jobs: isPastEnd ? [] : found.jobs,
      total,
      isExactTotal: counted.isWhole,
      page: found.page,
      pages,
      isExactPage: exact,
      lookedTo: lookedTo && printCursor(lookedTo.place),
      completeUpTo: searched?.completeUpTo ?? null,
      sort: found.filter.sort,
    };
  },
});

type ListQuery = z.output<typeof query>;

const PLACES = ["after", "before", "end"] as const;

function requireOnePlace(asked: ListQuery) {
  const [first, second] = PLACES.filter((name) => asked[name] !== undefined);
  if (!(first && second)) return;
  throw new InvalidInput(second, formatMessage(refusedRequestsTexts.twoPlaces, { other: first }));
}

/** A page ignores a wrong cursor with a notice; here it is refused. */
function requireItsPlace(asked: ListQuery, filter: JobFilter) {
  const place = PLACES.find((name) => asked[name] !== undefined);
  if (place && filter.cursor?.side !== place) {
    throw new InvalidInput(place, refusedRequestsTexts.foreignCursor);
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

import { formatMoment } from "@/lib/format";
import type { Access } from "@/lib/jobs/access";
import { expectedLately } from "@/lib/jobs/expected/expected-lately";
import type { ExpectedTime } from "@/lib/jobs/expected/expected-time";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { LIST_PARAMETERS } from "@/lib/jobs/filter/parse-filter";
import { type RawParams, unknownParameters } from "@/lib/jobs/params";
import { countSilent } from "@/lib/jobs/silence/count-silent";
import type { Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { noticeTexts } from "@/texts/jobs/notice";
import { searchTexts } from "@/texts/search/search";
import { countMatching, type Total } from "./count-matching";
import type { PageTerms } from "./list-jobs";
import { MOST_LOOKED } from "./look-through";
import { type PageInList, readPage } from "./read-page";
import { readySearchOf } from "./ready-search-of";
import { type ResolvedFilter, resolveFilter } from "./resolve-filter";

export interface Dashboard extends ResolvedFilter, Total, PageInList {
  /** The filter with the page that is shown. */
  filter: JobFilter;
  notices: string[];
  /** How many of the running jobs of the tab are silent; null: too many run to look. */
  silent: number | null;
  /** How long running jobs of the page may take, by id, as far as that is known. */
  expected: ReadonlyMap<string, ExpectedTime>;
}

/** For whom an address is read. */
interface ReadingTerms extends PageTerms {
  /** If jobs have to be counted one by one (lib/jobs/filter/rules.ts), counting stops at so many; null: it does not. */
  most?: number | null;
  /** The time zone whose days the filter's words mean. */
  zone?: string;
}

/**
 * All that the dashboard shows: the counts and one page of so many `rows`. A page past the end becomes the last one.
 * Only where some jobs run is more read: which of them are silent, and what those of the page usually take.
 */
export async function readDashboard(
  access: Access,
  params: RawParams,
  terms: ReadingTerms = {},
): Promise<Dashboard> {
  const { zone, most = null, look } = terms;
  const settled = await resolveFilter(access, params, zone);
  const { filter, counts } = settled;
  const ready = await readySearchOf(access, filter);
  const resolved = { ...settled, ...(await countMatching(access, filter, { counts, most, look, ready })) };
  const { tab } = resolved.filter;
  const runningOn = (one: Tab) => resolved.counts.cards(one).running;
  const [{ page, expected }, silent] = await Promise.all([
    readPageWithTimes(access, resolved, { ...terms, ready }),
    // Where nothing runs on the tab, none is silent, whatever runs on another one.
    countSilent(access, runningOn(tab) === 0 ? 0 : runningOn("general")),
  ]);
  return {
    ...resolved,
    ...page,
    silent: silent[tab],
    expected,
    notices: [
      ...unknownParameters(params, LIST_PARAMETERS),
      ...resolved.notices,
      ...page.notices,
      ...lookedThrough(page, terms),
      ...incomplete(page, terms),
    ],
  };
}

/** A sentence if the search for a full page stopped, with the moment to which it looked. */
function lookedThrough(
  { lookedTo, filter, searched }: PageInList,
  { zone = "UTC", look: most = MOST_LOOKED }: ReadingTerms,
): string[] {
  if (lookedTo === null) return [];
  const where = filter.cursor === null && filter.page === 1 ? "newest" : lookedTo.side;
  const { date, name } = noticeTexts.lookedThrough;
  const moment = formatMoment(lookedTo.place.value ?? "", zone);
  if (searched) return [formatMessage(searchTexts.lookedAt, { where, moment })];
  return [formatMessage(filter.sort === "date" ? date : name, { where, most, moment })];
}

/** A sentence if too many jobs wait for the index of the search. */
function incomplete({ searched }: PageInList, { zone = "UTC" }: ReadingTerms): string[] {
  const upTo = searched?.completeUpTo;
  return upTo ? [formatMessage(searchTexts.completeUpTo, { moment: formatMoment(upTo, zone) })] : [];
}

async function readPageWithTimes(access: Access, resolved: ResolvedFilter & Total, terms: PageTerms) {
  const page = await readPage(access, resolved.filter, resolved, terms);
  const running = page.jobs.filter(({ status }) => status === "running");
  return { page, expected: await expectedLately(access, running) };
}

import { eq } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/db/schema";
import type { Access } from "@/lib/jobs/access";
import { COUNTED_FOR_PAGE, countMatching } from "@/lib/jobs/list/count-matching";
import { readPage } from "@/lib/jobs/list/read-page";
import { resolveFilter } from "@/lib/jobs/list/resolve-filter";
import type { RawParams } from "@/lib/jobs/params";
import type { SeededDatabase } from "../bench";
import { type Reading, worstGrowth } from "../database-growth";
import type { Measure } from "../figure";
import { asFirstOwner } from "../first-owner";

const FIRST_OWNER = { owner: "owner 1" };

/** Counts, total and rows of a page, without what is read besides of the running jobs on it: their number differs. */
async function page(access: Access, params: RawParams) {
  const { filter, counts } = await resolveFilter(access, params);
  await readPage(access, filter, await countMatching(access, filter, { counts, most: COUNTED_FOR_PAGE }));
}

/** The database's work for an administrator's first page of one owner's jobs, with its counts and total. */
export const ownerFilterGrowth: Measure = (bench) =>
  worstGrowth(bench, {
    name: "owner_filter_growth",
    atMost: 1.3,
    readings: [
      ofOwner("by_date", {}),
      ofOwner("failed_by_name", { status: "failed", sort: "name" }),
      ofOwner("imports", { tab: "imports" }),
    ],
  });

const ofOwner = (name: string, params: RawParams): Reading => ({
  name: `owner_${name}`,
  read: (access) => page(access, { ...FIRST_OWNER, ...params }),
});

/** So many jobs are in the range at every size, because they are counted one by one. */
const IN_RANGE = 1_000;

/** The same for the jobs of a range of time, which holds a thousand jobs at either size. */
export const dateFilterGrowth: Measure = async (bench) => {
  const ranges = new Map<Access["db"], Range>();
  for (const database of [bench.small, bench.large]) ranges.set(database.access.db, await rangeOf(database));
  const within = (name: string, paramsOf: (range: Range) => RawParams, who = (access: Access) => access) => ({
    name: `date_${name}`,
    read: (access: Access) => {
      const range = ranges.get(access.db);
      if (!range) throw new Error("a database without a range");
      return page(who(access), paramsOf(range));
    },
  });
  return worstGrowth(bench, {
    name: "date_filter_growth",
    atMost: 1.3,
    readings: [
      within("newest", ({ newest }) => ({ from: newest })),
      within("in_the_middle", ({ middle: [from, to] }) => ({ from, to })),
      within("newest_of_staff", ({ newest }) => ({ from: newest }), asFirstOwner),
      within("newest_of_owner", ({ newest }) => ({ from: newest, ...FIRST_OWNER })),
    ],
  });
};

interface Range {
  newest: string;
  middle: [from: string, to: string];
}

async function rangeOf({ access, jobs }: SeededDatabase): Promise<Range> {
  // Jobs are numbered in the order of their creation.
  const createdOf = async (id: number) => {
    const rows = await access.db
      .select({ at: job.createdAt })
      .from(job)
      .where(eq(job.id, String(id)));
    const [row] = z.tuple([z.object({ at: z.string() })]).parse(rows);
    return `${row.at.replace(" ", "T").slice(0, 19)}Z`;
  };
  const half = Math.floor(jobs / 2);
  return {
    newest: await createdOf(jobs - IN_RANGE),
    middle: [await createdOf(half - IN_RANGE), await createdOf(half)],
  };
}

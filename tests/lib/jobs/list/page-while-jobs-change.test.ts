import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "@/lib/jobs/access";
import { type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { filterOf, type PageLink } from "@/lib/jobs/list/page-links";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { SORTS } from "@/lib/jobs/sort";
import { rawParams } from "@/lib/web/request/raw-params";
import { testDatabase } from "@/tests/support/database";
import { inOrder, insertWalked, NAMES, type WalkedRow, withJobs } from "@/tests/support/jobs/walked";

const database = testDatabase();

const row: fc.Arbitrary<WalkedRow> = fc.record({
  name: fc.nat(NAMES.length - 1),
  time: fc.nat(9),
  lasts: fc.boolean(),
});
/** What happens between two pages: some come, some go, and some begin to run. */
const change = fc.record({ come: fc.array(row, { maxLength: 8 }), go: fc.nat(8), start: fc.nat(4) });
const changes = fc.array(change, { minLength: 8, maxLength: 8 });

async function happen(
  access: Access,
  { come, go, start }: typeof change extends fc.Arbitrary<infer T> ? T : never,
) {
  const passing =
    "select id from job where owner_id = $1 and description is null order by hashint8(id) limit $2";
  await database().sql(`delete from object where id in (${passing})`, [access.viewer.id, go]);
  await database().sql(`update job set status = 'running' where status = 'pending' and id in (${passing})`, [
    access.viewer.id,
    start,
  ]);
  await insertWalked(
    database(),
    access,
    come.map((one) => ({ ...one, lasts: false })),
  );
}

/** The ids of the pages, one after the other, as someone meets them who follows a link from each to the next. */
async function walk(
  access: Access,
  from: PageLink,
  way: "previous" | "next",
  given: Partial<JobFilter>,
  between: () => Promise<void>,
) {
  const pages: string[][] = [];
  const opened = await readDashboard(access, rawParams(toParams(given)));
  let params = toParams(filterOf(from, opened));
  // A walk in circles must end.
  for (let step = 0; step < 50; step++) {
    const page = await readDashboard(access, rawParams(params));
    expect(page.jobs.length).toBeLessThanOrEqual(25);
    // A notice says that this is another page than the one asked for: what was to come is gone.
    if (page.notices.length > 0) break;
    pages.push(page.jobs.map((job) => job.id));
    if (!page[way]) break;
    params = toParams(filterOf(way, page));
    await between();
  }
  return way === "next" ? pages.flat() : pages.toReversed().flat();
}

test.each(SORTS.flatMap((sort) => (["next", "previous"] as const).map((way) => [sort, way] as const)))(
  "by %s, a person who pages from the %s page on sees each job that stays once and in order, whatever comes and goes",
  async (sort, way) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 30, maxLength: 90 }), changes, async (rows, steps) => {
        const access = await withJobs(database(), 0);
        await insertWalked(database(), access, rows);
        const lasting = await inOrder(database(), access, sort, "description is not null");
        const left = [...steps];
        const met = await walk(access, way === "next" ? "first" : "last", way, { sort }, async () => {
          const next = left.pop();
          if (next) await happen(access, next);
        });
        const kept = new Set(lasting);
        expect(met.filter((id) => kept.has(id))).toEqual(lasting);
        expect(new Set(met).size).toBe(met.length);
        // And once nothing moves any more, all there is.
        const still = async () => undefined;
        expect(await walk(access, way === "next" ? "first" : "last", way, { sort }, still)).toEqual(
          await inOrder(database(), access, sort),
        );
      }),
      { numRuns: 5, endOnFailure: true },
    );
  },
);

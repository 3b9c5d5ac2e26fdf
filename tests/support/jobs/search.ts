import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import { IndexFiller } from "@/lib/jobs/search/index-filler";
import type { TestDatabase } from "../database";

/** The ids and the total of the first page of a search, by an administrator. */
export async function searched({ access }: Pick<TestDatabase, "access">, q: string, others: RawParams = {}) {
  const { jobs, total, searched } = await readDashboard(access, { q, ...others }, { most: 10_000 });
  return { ids: jobs.map(({ id }) => id), total, completeUpTo: searched?.completeUpTo };
}

/** Fills the index until nothing is left to do, as a server process that has taken its turn. */
export async function fillIndex({ db, sql }: TestDatabase, filler = new IndexFiller()) {
  await sql("update search_progress set filled_at = null");
  while (await filler.fill(db));
}

/** Up to which id every job has its entry. */
export async function indexedId({ sql }: TestDatabase): Promise<string> {
  const [row] = await sql("select indexed_id::text as id from search_progress");
  return String(row?.id);
}

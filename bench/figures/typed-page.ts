import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { Measure } from "../figure";
import { median } from "../timing";

const RUNS = 3;

/** The database's work for the page number that is hardest to reach: typed by hand, in the middle of the list. */
export const typedPage: Measure = async ({ large: { access, databaseMs } }) => {
  const { pages } = await readDashboard(access, {});
  const page = String(Math.ceil(pages / 2));
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = databaseMs();
    await readDashboard(access, { page });
    taken.push(databaseMs() - before);
  }
  return [{ name: "typed_page_db_ms", value: median(taken), unit: `ms for ?page=${page}`, bar: null }];
};

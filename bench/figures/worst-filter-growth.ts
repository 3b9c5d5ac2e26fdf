import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import { type Reading, worstGrowth } from "../database-growth";
import type { Measure } from "../figure";
import { asFirstOwner } from "../first-owner";

/** Only three jobs have both: the oldest ones, near the end of the names. bench/seed/plan.sql makes them. */
const RARE = { type: "legacy_migration", status: "cancelled" };
const BY_NAME = { sort: "name" };
const LAST = { page: "999999999", end: "1" };

/** The database's work for the first page under the filters that match least, and for last pages. */
export const worstFilterGrowth: Measure = (bench) =>
  worstGrowth(bench, {
    name: "worst_filter_db_growth",
    atMost: 2,
    readings: [
      ofStaff("rare_by_name", { ...RARE, ...BY_NAME }),
      ofStaff("rare_by_date", RARE),
      ofAll("rare_by_name", { ...RARE, ...BY_NAME }),
      ofStaff("failed_by_name", { status: "failed", ...BY_NAME }),
      ofAll("pending_imports_by_name", { tab: "imports", status: "pending", ...BY_NAME }),
      ofAll("last_page_by_date", LAST),
      ofAll("last_page_by_name", { ...BY_NAME, ...LAST }),
      ofStaff("last_page_of_completed_by_name", { status: "completed", ...BY_NAME, ...LAST }),
    ],
  });

const ofAll = (name: string, params: RawParams): Reading => ({
  name: `administrator_${name}`,
  read: (access) => readDashboard(access, params),
});

const ofStaff = (name: string, params: RawParams): Reading => ({
  name: `staff_${name}`,
  read: (access) => readDashboard(asFirstOwner(access), params),
});

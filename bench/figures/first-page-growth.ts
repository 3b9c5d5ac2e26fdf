import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { worstGrowth } from "../database-growth";
import type { Measure } from "../figure";
import { asFirstOwner } from "../first-owner";

/** The database's work for the first page of /jobs without a filter, with its counts and totals. */
export const firstPageGrowth: Measure = (bench) =>
  worstGrowth(bench, {
    name: "first_page_db_growth",
    atMost: 1.3,
    readings: [
      { name: "first_page_db_growth_administrator", read: (access) => readDashboard(access, {}) },
      { name: "first_page_db_growth_staff", read: (access) => readDashboard(asFirstOwner(access), {}) },
    ],
  });

import { fileStore } from "@/lib/database";
import type { Access } from "@/lib/jobs/access";
import { parseClearDays } from "@/lib/jobs/clear-days";
import { type Cleared, clearJobs } from "@/lib/jobs/clear-jobs";
import { parseClearTab } from "@/lib/jobs/clear-tab";
import { log } from "@/lib/log";

interface GivenClear {
  days?: unknown;
  tab?: unknown;
}

/** Clears as a browser or a script asked for, and leaves a line in the log that says who removed how many. */
export async function clearAndLog(access: Access, given: GivenClear): Promise<Cleared> {
  const days = parseClearDays(given.days);
  const tab = parseClearTab(given.tab);
  let removed = 0;
  const count = (batch: number) => {
    removed += batch;
  };
  try {
    return await clearJobs(access, fileStore(), days, tab, count);
  } finally {
    // Also when it was cut off: what is gone by then is gone.
    log("info", "jobs.cleared", { by: access.viewer.name, role: access.viewer.role, tab, days, removed });
  }
}

import type { Command } from "commander";
import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import { type JobFilter, SORTS } from "@/lib/jobs/filter/filter";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { DEFAULT_TAB, TABS } from "@/lib/jobs/tab";

/** What --tab, --status, --type, --sort and --page hold, spelled as the dashboard's address spells them. */
export const filterOptions = z.object({
  tab: z.string().optional(),
  status: z.string().optional(),
  type: z.string().optional(),
  sort: z.string().optional(),
  page: z.string().optional(),
});

type FilterOptions = z.output<typeof filterOptions>;

export const TAB_HELP = "general (every job) or imports (types import and ingest)";

/** The dashboard's filters as options. */
export const withFilterOptions = (command: Command): Command =>
  command
    .option("--tab <tab>", TAB_HELP)
    .option("--status <status>", CARD_STATUSES.join(", "))
    .option("--type <type>", "such as import, export or sync, or a type of a producer's own")
    .option("--sort <order>", "date (newest first) or name (A to Z)");

/**
 * Throws InvalidInput when the filter that came out is not the one that was asked for: what a page may ignore
 * with a notice, a script must not take for an answer.
 */
export function requireAsGiven(given: FilterOptions, filter: JobFilter) {
  const onTab = filter.tab === DEFAULT_TAB ? "" : ` on the tab ${filter.tab}`;
  const hints = {
    tab: `give ${TABS.join(" or ")}.`,
    status: `give one of ${CARD_STATUSES.join(", ")}.`,
    type: `there is no type “${given.type}”${onTab}.`,
    sort: `give ${SORTS.join(" or ")}.`,
    page: `there is no page ${given.page}.`,
  };
  for (const name of ["tab", "status", "type", "sort", "page"] as const) {
    const asked = given[name];
    if (asked !== undefined && asked !== String(filter[name])) throw new InvalidInput(name, hints[name]);
  }
}

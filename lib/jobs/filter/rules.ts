import { SORT_MEANINGS, SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES, statusesOf } from "@/lib/jobs/status";
import { onlyOn, TAB_MEANINGS, TABS } from "@/lib/jobs/tab";
import { TYPE_PATTERN, typeNamed } from "@/lib/jobs/type";
import type { FilterName } from "./filters";
import type { JobConditions, Rule } from "./rule";

/** The second half of the declarations in filters.ts. */
export const RULES: { [Name in FilterName]: Rule<NonNullable<JobConditions[Name]>> } = {
  tab: {
    lets: { prefix: "type", values: (tab) => TAB_MEANINGS[tab].types },
    total: "kept",
    meaning: TABS.flatMap((tab) => (TAB_MEANINGS[tab].types ? `${tab}: only the ${onlyOn(tab)}` : [])).join(
      "; ",
    ),
    help: TABS.map((tab) => `${tab} (${onlyOn(tab)})`).join(" or "),
  },
  status: {
    lets: { prefix: "status", values: statusesOf },
    total: "kept",
    meaning: "pending has the queued ones too",
    help: CARD_STATUSES.join(", "),
  },
  type: {
    lets: { prefix: "type", values: (type) => [type] },
    total: "kept",
    spelling: { parse: typeNamed, pattern: TYPE_PATTERN, example: "give a type, such as import" },
    help: "such as import, export or sync, or a type of a producer's own",
  },
  sort: {
    lets: null,
    total: "kept",
    meaning: SORTS.map((sort) => `${sort}: ${SORT_MEANINGS[sort].order}`).join("; "),
    help: SORTS.map((sort) => `${sort} (${SORT_MEANINGS[sort].order})`).join(" or "),
    argument: "order",
  },
};

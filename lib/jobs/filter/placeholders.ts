import { sql } from "drizzle-orm";
import { conditionsOf } from "./conditions";
import type { JobFilter } from "./filter";
import { FILTER_NAMES } from "./filter-words";
import { FILTERS } from "./filters";
import type { JobConditions } from "./rule";

interface FilterWithPlaceholders {
  chosen: JobConditions;
  /** The values of the placeholders, by their names. */
  values: Record<string, string>;
}

/** The filter for a cached statement: each value that is not from a closed list becomes a placeholder. */
export function withPlaceholders(filter: JobFilter): FilterWithPlaceholders {
  const chosen = conditionsOf(filter);
  const values: Record<string, string> = {};
  for (const name of FILTER_NAMES) {
    const term = name === "sort" ? undefined : chosen[name];
    if (name === "sort" || FILTERS[name].words || typeof term?.value !== "string") continue;
    const place = `word_${name}`;
    chosen[name] = { ...term, value: sql.placeholder(place) };
    values[place] = term.value;
  }
  return { chosen, values };
}

import { sql } from "drizzle-orm";
import type { JobFilter } from "./filter";
import { FILTER_NAMES, FILTERS } from "./filters";
import type { JobConditions } from "./rule";

interface FilterWithPlaceholders {
  chosen: JobConditions;
  /** The values of the placeholders, by their names. */
  values: Record<string, string>;
}

/** The filter for a cached statement: each word that is not from a closed list becomes a placeholder. */
export function withPlaceholders({ page: _, from: __, ...words }: JobFilter): FilterWithPlaceholders {
  let chosen: JobConditions = words;
  const values: Record<string, string> = {};
  for (const name of FILTER_NAMES) {
    const word = words[name];
    if (FILTERS[name].words || word === null) continue;
    const place = `word_${name}`;
    chosen = { ...chosen, [name]: sql.placeholder(place) };
    values[place] = word;
  }
  return { chosen, values };
}

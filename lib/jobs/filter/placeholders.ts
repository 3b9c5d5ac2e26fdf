import { sql } from "drizzle-orm";
import type { JobFilter } from "./filter";
import { FILTER_NAMES, FILTERS } from "./filters";
import type { JobConditions } from "./rule";

interface FilterWithPlaceholders {
  chosen: JobConditions;
  /** What the places stand for in this filter, by their names. */
  values: Record<string, string>;
}

/** The filter as a statement that is kept has it: with a place for each word that is of no closed list. */
export function withPlaceholders({ page: _, from: __, ...words }: JobFilter): FilterWithPlaceholders {
  let chosen: JobConditions = words;
  const values: Record<string, string> = {};
  for (const name of FILTER_NAMES) {
    const word = words[name];
    if (FILTERS[name].words || word === null) continue;
    const place = `word of ${name}`;
    chosen = { ...chosen, [name]: sql.placeholder(place) };
    values[place] = word;
  }
  return { chosen, values };
}

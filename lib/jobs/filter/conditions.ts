import type { JobFilter } from "./filter";
import { bareWord, FILTER_NAMES, type FilterName } from "./filter-words";
import { FILTERS } from "./filters";
import type { JobConditions, Term } from "./rule";
import { RULES } from "./rules";

type Words = Pick<JobFilter, "meanings" | FilterName>;

/** What the filter asks for in a statement. Its words must have been looked up (resolve-words.ts). */
export function conditionsOf(filter: Words): JobConditions {
  const conditions: JobConditions = { sort: filter.sort };
  for (const name of FILTER_NAMES) {
    const word = filter[name];
    if (name !== "sort" && word !== null) conditions[name] = termOf(name, word, filter);
  }
  return conditions;
}

function termOf(name: FilterName, given: string, { meanings }: Words): Term<string> {
  const { word, isNot } = FILTERS[name].takesNot ? bareWord(given) : { word: given, isNot: false };
  const { value } = RULES[name];
  if (typeof value === "function") return { value: value(word), isNot };
  const looked = value === "resolved" ? meanings[name] : word;
  if (looked === undefined) throw new Error(`the filter by ${name} was not resolved`);
  return { value: looked, isNot };
}

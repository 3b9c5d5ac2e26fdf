import { FILTERS } from "@/lib/jobs/filter/filters";
import { RULES } from "@/lib/jobs/filter/rules";
import type { Qualifier } from "./qualifiers";

/** The word of the filter that a value means, in upper or lower case; the value itself if there is none. */
export function spelled(name: Qualifier, value: string): string {
  const words: readonly string[] | null = FILTERS[name].words;
  const text = value.toLowerCase();
  if (words === null) return RULES[name].spelling?.parse(value) ?? value;
  return words.find((word) => word === text) ?? value;
}

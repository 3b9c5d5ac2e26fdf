import { FILTER_NAMES, type FilterWords } from "./filter-words";
import { RULES } from "./rules";

/** Whether the maintained counts know how many jobs match. They never know it for words. */
export const isMaintained = (words: FilterWords): boolean =>
  FILTER_NAMES.every((name) => words[name] === null || RULES[name].total === "maintained");

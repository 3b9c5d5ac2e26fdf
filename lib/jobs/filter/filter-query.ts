import { z } from "zod";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { filterOptionTexts } from "@/texts/jobs/filter-option";
import { eachFilter, type FilterName } from "./filter-words";
import { FILTERS } from "./filters";
import { RULES } from "./rules";

/** Which jobs, and in which order. What the pages ignore with a notice is refused here. */
export const filterQuery = z.strictObject(
  eachFilter((name) => {
    const { meaning } = RULES[name];
    const word = wordOf(name).optional();
    return meaning === undefined ? word : word.describe(meaning);
  }),
);

function wordOf(name: FilterName): z.ZodType<string> {
  const { takesNot } = FILTERS[name];
  const words: readonly string[] | null = FILTERS[name].words;
  if (words)
    return z.enum(takesNot ? [...words, ...words.map((word) => `-${word}`)] : words, {
      error: formatMessage(filterOptionTexts.unknownWord, { words: formatList(words) }),
    });
  const { spelling } = RULES[name];
  if (!spelling) return z.string();
  const { source, flags } = spelling.pattern;
  return z
    .string()
    .regex(takesNot ? new RegExp(source.replace("^", "^-?"), flags) : spelling.pattern, spelling.example);
}

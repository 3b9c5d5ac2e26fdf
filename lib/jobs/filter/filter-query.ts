import { z } from "zod";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { filterOptionTexts } from "@/texts/jobs/filter-option";
import { eachFilter, FILTERS, type FilterName } from "./filters";
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
  const words: readonly string[] | null = FILTERS[name].words;
  if (words)
    return z.enum(words, {
      error: formatMessage(filterOptionTexts.unknownWord, { words: formatList(words) }),
    });
  const { spelling } = RULES[name];
  return spelling ? z.string().regex(spelling.pattern, spelling.example) : z.string();
}

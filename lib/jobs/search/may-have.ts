import { type SQL, sql } from "drizzle-orm";
import type { SearchTerms } from "@/lib/search/words";

/** Letters that may stand for one that Unicode does not take apart: ß, ł, ø, đ, æ, œ, ı, ς. */
const UNSURE = /[slodaeiσ]/gu;
const ASCII = /^[a-z0-9]*$/;

/**
 * A condition that lets through every job whose texts have the words, and some others: it only saves reading those.
 * `isIn` makes the condition that a test holds for some text of the job; what it tests is called `lowered`, where the
 * letters of ASCII are in lower case.
 */
export function mayHave({ all }: SearchTerms, isIn: (test: SQL) => SQL): SQL {
  const words = new Set(all.flatMap((phrase) => phrase.words));
  return words.size === 0
    ? sql`true`
    : sql.join(
        [...words].map((word) => isIn(mayHaveWord(word))),
        sql` and `,
      );
}

/**
 * In a text of plain ASCII a word, or one that begins with it, stands as it is. In another one its letters stand in their order, perhaps with accents
 * between them.
 */
function mayHaveWord(word: string): SQL {
  const letters = [...word.replace(UNSURE, "")].join("%");
  // The expression alone would take several times as long (measured).
  const asItIs = ASCII.test(word)
    ? sql`(strpos(lowered, ${word}) > 0 and lowered ~ ${`(^|[^a-z0-9])${word}`})`
    : sql`false`;
  return sql`case when octet_length(lowered) = length(lowered) then ${asItIs}
    else normalize(lowered, nfkd) ilike ${`%${letters}%`} collate "und-x-icu" end`;
}

import { MOST_SEARCHED, MOST_SEARCHED_WORDS } from "@/lib/jobs/filter/filter-words";
import { quotable } from "@/lib/jobs/params";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { queryTexts } from "@/texts/search/query";
import { isQualifier, QUALIFIERS } from "./qualifiers";
import { hasWords, printTerm, type Term } from "./terms";

/** A page searches for what it can and says what it did; a program's search is refused. */
export type Audience = "people" | "programs";

interface Searched {
  /** What is searched for. */
  words: string;
  /** Whether more was typed than MOST_SEARCHED characters. */
  isCut: boolean;
  /** The words after the first MOST_SEARCHED_WORDS. */
  leftOut: readonly Term[];
}

/** A sentence for each kind of thing that is not understood, among the terms that no filter took. */
export function queryNotices(terms: readonly Term[], searched: Searched, to: Audience): string[] {
  const { words, isCut, leftOut } = searched;
  const { unknown, noValue, noWords, tooMany, tooLong } = queryTexts;
  const leftOutTerms = new Set(leftOut);
  const isTaken = (term: Term) => !leftOutTerms.has(term);
  const isEmpty = (term: Term) => isTaken(term) && isQualifier(nameBeforeColon(term));
  const named = terms.filter((term) => isTaken(term) && term.name !== null && !isEmpty(term));
  const signs = terms.filter((term) => !hasWords(term) && (words === "" || !isPunctuation(term)));
  const last = quotable(
    [...words]
      .slice(-30)
      .join("")
      .replace(/^\S+\s/, ""),
  );
  return [
    ...about(named, (found) => formatMessage(unknown[to], found)),
    ...about(terms.filter(isEmpty), (found) => formatMessage(noValue[to], { ...found, example: EXAMPLE })),
    ...about(signs, (found) => formatMessage(noWords[to], found)),
    ...about(leftOut, (found) => formatMessage(tooMany[to], { ...found, most: MOST_SEARCHED_WORDS })),
    ...(isCut ? [formatMessage(tooLong[to], { last, most: MOST_SEARCHED })] : []),
  ];
}

const EXAMPLE = `${QUALIFIERS[0]}:failed`;

/** The name of a filter without a value: `status:` or `status:""`. */
const nameBeforeColon = ({ name, value }: Term): string | null =>
  name === null ? (/^([a-z]+):$/i.exec(value)?.[1]?.toLowerCase() ?? null) : name;

const isPunctuation = ({ value }: Term) => /^\p{P}+$/u.test(value);

interface Found {
  terms: string;
  count: number;
}

/** A search text may hold thousands of each kind. */
const MOST_NAMED = 3;

/** The sentence about these terms, if there are any; it names the first few. */
function about(terms: readonly Term[], sentence: (found: Found) => string): string[] {
  const written = [...new Set(terms.map(printTerm))];
  if (written.length === 0) return [];
  const first = written.slice(0, MOST_NAMED).map((term) => `“${quotable(term)}”`);
  const others = written.length - MOST_NAMED;
  const named =
    others > 0
      ? formatMessage(queryTexts.others, { terms: formatList(first), others })
      : formatList(first, "and");
  return [sentence({ terms: named, count: written.length })];
}

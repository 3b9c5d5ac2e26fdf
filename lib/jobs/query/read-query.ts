import { MOST_SEARCHED, MOST_SEARCHED_WORDS } from "@/lib/jobs/filter/filter-words";
import { isQualifier, type Qualifier } from "./qualifiers";
import { type Audience, queryNotices } from "./query-notices";
import { spelled } from "./spelled";
import { hasWords, printTerm, printTerms, type Term, termsOf } from "./terms";

/** A search text, taken apart. */
export interface ReadQuery {
  /** The values of each filter that was typed; several only if they differ. `-` stands before the value. */
  typed: Partial<Record<Qualifier, string[]>>;
  /** All else, each once, as the field and the address have it: `harbour "exact words"`. */
  rest: string;
  /** What of it is searched for, at most MOST_SEARCHED_WORDS and MOST_SEARCHED; null if nothing can be. */
  words: string | null;
  /** A sentence for each kind of thing that was not understood. */
  notices: string[];
}

/** Takes a search text apart. Whether a filter has such a value is not checked here. */
export function readQuery(text: string, to: Audience = "people"): ReadQuery {
  const typed: ReadQuery["typed"] = {};
  const rest = new Map<string, Term>();
  for (const term of termsOf(text)) {
    const { name, value, isNegated } = term;
    if (!isQualifier(name) || value === "") rest.set(printTerm(term), term);
    else typed[name] = [...new Set([...(typed[name] ?? []), (isNegated ? "-" : "") + spelled(name, value)])];
  }
  const others = [...rest.values()];
  const found = others.filter(hasWords);
  const all = printTerms(found.slice(0, MOST_SEARCHED_WORDS).map(asWords));
  const words = shortened(all);
  const searched = { words, isCut: words !== all, leftOut: found.slice(MOST_SEARCHED_WORDS) };
  return {
    typed,
    rest: printTerms(others),
    words: words || null,
    notices: queryNotices(others, searched, to),
  };
}

/** What is not a filter is searched for with its name. */
const asWords = (term: Term): Term =>
  term.name !== null && /\s/.test(term.value)
    ? { ...term, name: null, value: `${term.name}: ${term.value}`, isQuoted: true }
    : term;

/** Cut between words if there are any, and with its quotes closed. */
function shortened(words: string): string {
  if (words.length <= MOST_SEARCHED) return words;
  const start = words.slice(0, MOST_SEARCHED - 1);
  return printTerms(termsOf(start.replace(/\s\S*$|[\ud800-\udbff]$/, "")));
}

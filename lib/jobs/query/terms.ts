import { fold } from "@/lib/search/words";

/** A part of a search text: `harbour`, `-harbour`, `"exact words"` or `status:failed`. */
export interface Term {
  /** Whether `-` stands in front: not this one. */
  isNegated: boolean;
  /** What stands before the colon, in lower case; null for words. */
  name: string | null;
  /** Without the quotes, and on one line. */
  value: string;
  isQuoted: boolean;
}

/** Several dashes are an option of a command, and one alone stands between words: neither leaves anything out. */
const DASHES = /--+|-(?=\s|$)/y;
/** `name:value`. One letter is a drive, and `//` an address: neither is a qualifier. */
const QUALIFIER = /(-?)([a-z]{2,20}):(?:"([^"]*)"?|(?!\/\/)([^\s"]\S*))/iy;
const PHRASE = /(-?)"([^"]*)"?/y;
const WORD = /(-?)([^\s"]+)/y;
const BLANKS = /\s+/y;

/** The parts of a search text, in order. A quote that is left open ends with the text. Empty quotes are left out. */
export function termsOf(text: string): Term[] {
  const readable = readableText(text);
  const terms: Term[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(readable);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < readable.length) {
    if (take(BLANKS) || take(DASHES)) continue;
    const term = qualifierOf(take(QUALIFIER)) ?? wordsOf(take(PHRASE), true) ?? wordsOf(take(WORD), false);
    if (term && (term.name !== null || term.value !== "")) terms.push(term);
  }
  return terms;
}

/** `status:-failed` is the same as `-status:failed`. */
function qualifierOf(found: RegExpExecArray | null): Term | null {
  if (!found) return null;
  const [, minus = "", name = "", quoted, plain = ""] = found;
  const word = minus + onOneLine(quoted ?? plain);
  const isNegated = word.startsWith("-");
  return {
    isNegated,
    name: name.toLowerCase(),
    value: word.replace(/^-?["\s]*/, ""),
    isQuoted: quoted !== undefined,
  };
}

function wordsOf(found: RegExpExecArray | null, isQuoted: boolean): Term | null {
  if (!found) return null;
  const [, minus, value = ""] = found;
  return { isNegated: minus === "-", name: null, value: onOneLine(value), isQuoted };
}

/** A term as it is written. */
export function printTerm({ isNegated, name, value, isQuoted }: Term): string {
  if (name !== null) return printFilter(name, isNegated ? `-${value}` : value);
  return `${isNegated ? "-" : ""}${isQuoted ? inQuotes(value) : value}`;
}

/** A filter as it is written: `owner:"maria s"`, and `-type:sync` for the word "-sync". */
export const printFilter = (name: string, word: string): string =>
  word.startsWith("-") ? `-${name}:${printValue(word.slice(1))}` : `${name}:${printValue(word)}`;

/** In quotes where it needs them. */
export const printValue = (value: string): string => (/^$|^"|^\/\/|\s/.test(value) ? inQuotes(value) : value);

/** A quote within quotes can't be written. */
const inQuotes = (text: string): string => `"${onOneLine(text.replaceAll('"', " "))}"`;

export const printTerms = (terms: readonly Term[]): string => terms.map(printTerm).join(" ");

/** Whether there is something to search for: symbols, emoji and punctuation are no words. */
export const hasWords = ({ name, value }: Term): boolean => name !== null || fold(value) !== "";

/** Quotes of all keyboards as plain ones, control characters as blanks, and nothing that turns the text around. */
const readableText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[“”„‟«»＂]/gu, '"')
    .replace(/\p{Bidi_Control}/gu, "")
    .replace(/\p{Cc}/gu, " ");

const onOneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

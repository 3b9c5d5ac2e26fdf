/** Control characters (a terminal obeys them), line separators, lone surrogates and overrides of direction. */
const DANGEROUS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** One line of text that is safe for a terminal: each dangerous character is escaped, as in JSON. */
export const escapeControlCharacters = (text: string): string => text.replace(DANGEROUS, escaped);

/** The same for several lines: line breaks and tabs stay. */
export const harmlessLines = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .replace(DANGEROUS, (character) =>
      character === "\n" || character === "\t" ? character : escaped(character),
    );

/** What stands before the caret of a search text: the start of a filter's name, or the value of one. */
export interface TypedPart {
  /** The filter whose value it is, in lower case; null: it may become a name. */
  name: string | null;
  value: string;
  /** Whether `-` stands in front. */
  isNot: boolean;
  /** Where it starts in the text. */
  from: number;
}

const PART = /(?:^|\s)(-?)(?:([a-z]+):(?:"([^"]*)|([^\s"]*))|([a-z]*))$/i;

/** The part that can be completed; null in the middle of a word that can't become a filter. */
export function typedAt(text: string, caret: number): TypedPart | null {
  const found = PART.exec(text.slice(0, caret));
  if (!found) return null;
  const [, minus, name, quoted, plain, start = ""] = found;
  const isNot = minus === "-";
  if (name === undefined) return { name: null, value: start, isNot, from: caret - start.length };
  const value = quoted ?? plain ?? "";
  const quote = quoted === undefined ? 0 : 1;
  return { name: name.toLowerCase(), value, isNot, from: caret - value.length - quote };
}

/**
 * The text with the part from `from` on completed, and where the caret stands then. The words replace all of the term
 * under the caret, but a new name leaves the value behind its colon. A blank follows a value.
 */
export function completed(text: string, caret: number, from: number, words: string) {
  const isName = words.endsWith(":");
  const before = text.slice(0, from) + words + (isName ? "" : " ");
  const after = text.slice(caret).replace(isName ? REST_OF_NAME : restOfValue(text, caret, from), "");
  return { text: before + (isName ? after : after.trimStart()), caret: before.length };
}

const REST_OF_NAME = /^(?:[a-z]*:|[^\s"]*)/i;
const REST_OF_WORD = /^[^\s"]*/;

/** A value in quotes ends with its quote. One that was just begun has none: later quotes are in pairs then. */
function restOfValue(text: string, caret: number, from: number): RegExp {
  const later = text.slice(caret).split('"').length - 1;
  return text[from] === '"' && later % 2 === 1 ? /^[^"]*"/ : REST_OF_WORD;
}

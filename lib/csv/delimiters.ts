/**
 * What spreadsheets and databases put between cells. Of two that fit equally, the first is chosen: a tab is hardly ever
 * within a cell, a comma often.
 */
export const COMMON_DELIMITERS = ["\t", ";", "|", ","] as const;

/** Seldom between cells and often within them, so they must fit without any doubt. */
export const RARE_DELIMITERS = ["#", "^", "~", "\u001f"] as const;

const WORDS: Record<string, string> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  "\\t": "\t",
  bar: "|",
  pipe: "|",
  hash: "#",
  space: " ",
};

/** The delimiters that a person chooses from, by the words that stand for them in an address. */
export const DELIMITER_WORDS = ["comma", "semicolon", "tab", "bar"] as const;

/** A delimiter as people give it: one character, or a word for it. Null when it is neither. */
export function parseDelimiter(text: string): string | null {
  if (Object.hasOwn(WORDS, text.toLowerCase())) return WORDS[text.toLowerCase()] ?? null;
  // Half of a character, a quote and a line end can't stand between cells.
  return /^[^"\r\n\0\ud800-\udfff]$/.test(text) ? text : null;
}

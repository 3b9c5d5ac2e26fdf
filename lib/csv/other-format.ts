/** The first letter of a tag, a comment or a declaration, with an end of a tag somewhere after it. */
const MARKUP = /^\s*<(?:[!?]|[a-z][\s\S]*(?:<\/|\/>))/i;
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*(?:[\]{["]|-?\d[\d.eE+-]*\s*[,\]]))/;

export type OtherFormat = "html" | "json";

/** Whether a text is of a format that a CSV parser would read as odd rows. */
export function otherFormat(text: string): OtherFormat | null {
  if (MARKUP.test(text)) return "html";
  return JSON_START.test(text) ? "json" : null;
}

/** Plain digits, or groups of three with a separator between them. */
const WHOLE = {
  "": String.raw`\d+`,
  ",": String.raw`\d{1,3}(?:,\d{3})+`,
  ".": String.raw`\d{1,3}(?:\.\d{3})+`,
};
const EXPONENT = "(?:[eE][-+]?\\d+)?";
const POINT = new RegExp(`^[-+]?(?:(?:${WHOLE[""]}|${WHOLE[","]})(?:\\.\\d*)?|\\.\\d+)${EXPONENT}$`);
const COMMA = new RegExp(`^[-+]?(?:(?:${WHOLE[""]}|${WHOLE["."]})(?:,\\d*)?|,\\d+)${EXPONENT}$`);

/**
 * The value of a number as people write it, with a decimal point or a decimal comma; null for any other text. "1.234"
 * and "1,234" could be either: a single mark is the decimal one.
 */
export function decimalOf(text: string): number | null {
  const marks = text.replaceAll(/[^.,]/g, "");
  if (marks.length < 2) return POINT.test(text) || COMMA.test(text) ? Number(text.replace(",", ".")) : null;
  if (POINT.test(text)) return Number(text.replaceAll(",", ""));
  return COMMA.test(text) ? Number(text.replaceAll(".", "").replace(",", ".")) : null;
}

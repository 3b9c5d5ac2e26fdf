/** Formatted, deep nesting is almost all indentation: a text of 1 MB could become a page of 170 MB. */
const largest = (text: string) => 2 * text.length + 64 * 1024;

/**
 * JSON text formatted over lines, with its numbers untouched: parsing would round those above 2^53. Null if it is not a
 * JSON object or array, or would become too large.
 */
export function formatJson(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  let depth = 0;
  let size = 0;
  const breakLine = () => {
    lines.push(line);
    size += line.length + 1;
    line = "  ".repeat(Math.min(depth, 40));
  };
  for (const [at, token] of tokens.entries()) {
    if (size > largest(text)) return null;
    const closes = token === "}" || token === "]";
    const afterOpening = /^[[{]$/.test(tokens[at - 1] ?? "");
    if (closes) depth -= 1;
    if (closes ? !afterOpening : afterOpening) breakLine();
    line += token === ":" ? ": " : token;
    if (token === "{" || token === "[") depth += 1;
    if (token === ",") breakLine();
  }
  return [...lines, line].join("\n");
}

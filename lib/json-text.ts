/** JSON text set out over lines, its numbers untouched: parsing would round those above 2^53. Else null. */
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
  const breakLine = () => {
    lines.push(line);
    line = "  ".repeat(Math.min(depth, 40));
  };
  tokens.forEach((token, at) => {
    const closes = token === "}" || token === "]";
    const afterOpening = /^[[{]$/.test(tokens[at - 1] ?? "");
    if (closes) depth -= 1;
    if (closes ? !afterOpening : afterOpening) breakLine();
    line += token === ":" ? ": " : token;
    if (token === "{" || token === "[") depth += 1;
    if (token === ",") breakLine();
  });
  return [...lines, line].join("\n");
}

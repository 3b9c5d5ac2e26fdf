import { createElement, type ReactNode } from "react";
import { matchRanges, type SearchTerms } from "@/lib/search/words";

/** The text with what was searched for marked in it: a text, or a list of texts and <mark> elements. */
export function marked(text: string, terms: SearchTerms | null): ReactNode {
  const ranges = terms ? matchRanges(text, terms) : [];
  if (ranges.length === 0) return text;
  let end = 0;
  const parts = ranges.flatMap(([from, to]) => {
    const before = text.slice(end, from);
    end = to;
    return [before, createElement("mark", { key: from }, text.slice(from, to))];
  });
  return [...parts, text.slice(end)];
}

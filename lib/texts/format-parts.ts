import { LOCALE } from "@/texts/locale";
import type { MessagePart } from "./parse-message";

const numbers = new Intl.NumberFormat(LOCALE);
const plurals = new Intl.PluralRules(LOCALE);

/** "1,204", as the language of the catalogue writes it. */
export const formatCount = (number: number | bigint): string => numbers.format(number);

/** How values and tags of a message become pieces of the result. */
export interface Pieces<Piece> {
  value(name: string): Piece | string;
  tag(name: string, children: (Piece | string)[]): Piece;
  /** A number that a place, a plural or a select of this name is decided by. */
  plain(name: string): string | number | bigint;
}

/** The pieces of a message, in order. */
export function formatParts<Piece>(
  parts: readonly MessagePart[],
  pieces: Pieces<Piece>,
  count: number | bigint = 0,
): (Piece | string)[] {
  const made: (Piece | string)[] = [];
  for (const part of parts) {
    if (typeof part === "string") made.push(part);
    else if (part.kind === "count") made.push(formatCount(count));
    else if (part.kind === "value") made.push(pieces.value(part.name));
    else if (part.kind === "tag") made.push(pieces.tag(part.name, formatParts(part.children, pieces, count)));
    else {
      const value = pieces.plain(part.name);
      if ("branches" in part) {
        const chosen = part.kind === "select" ? String(value) : pluralOf(value, part.branches);
        const branch = part.branches.get(chosen) ?? part.branches.get("other") ?? [];
        made.push(...formatParts(branch, pieces, typeof value === "string" ? count : value));
      } else made.push(asNumber(value));
    }
  }
  return made;
}

const asNumber = (value: string | number | bigint) =>
  typeof value === "string" ? value : formatCount(value);

/** An exact number before the form of the language: `=0` before `other`. */
function pluralOf(value: string | number | bigint, branches: ReadonlyMap<string, unknown>): string {
  const exact = `=${value}`;
  return branches.has(exact) ? exact : plurals.select(Number(value));
}

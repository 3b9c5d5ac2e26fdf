import { isVisible, readable } from "@/lib/readable-text";

/** How much of a message the database gives a list: enough for a first line after some empty ones. */
export const ERROR_HEAD = 1_000;

/** In characters, the mark of the cut included. */
const MOST = 300;

/**
 * The first line of an error message in which a person sees anything, readable, on one line, of at most 300 characters;
 * null if there is none. It takes the beginning of a message, up to ERROR_HEAD characters.
 */
export function errorLine(head: string): string | null {
  const line = readable(head)
    .split(/[\n\u2028\u2029]/)
    .find(isVisible);
  if (line === undefined) return null;
  const characters = [...line.replaceAll("\t", " ").trim()];
  return characters.length > MOST ? `${characters.slice(0, MOST - 1).join("")}…` : characters.join("");
}

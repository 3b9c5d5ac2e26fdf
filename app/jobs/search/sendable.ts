import { MOST_SEARCHED } from "@/lib/jobs/filter/filter-words";

/**
 * An address may have some 16,000 characters, to many a proxy 8,000; with a longer one, people get an empty page and lose
 * what they typed. In an address a letter of another script takes up to nine characters, and an emoji twelve.
 */
const MOST_IN_ADDRESS = 6_000;

/** A little more than is searched for, so that the list can say that it searched for less. */
const MOST_SENT = MOST_SEARCHED + 20;

/** The search text as a form can send it: its beginning, if all of it would make the address too long. */
export function sendable(text: string): string {
  const inAddress = new URLSearchParams({ q: text }).toString().length;
  return inAddress <= MOST_IN_ADDRESS ? text : [...text].slice(0, MOST_SENT).join("");
}

import type { Role } from "@/lib/jobs/access";
import { type Choice, choicesOf, FILTERS, isForViewer } from "@/lib/jobs/filter/filters";
import { isQualifier, QUALIFIERS, type Qualifier } from "@/lib/jobs/query/qualifiers";
import { printValue } from "@/lib/jobs/query/terms";
import { ownersLike } from "./owners-like";
import type { TypedPart } from "./typed-at";

/** What completes a search text, and what it means. */
export interface Suggestion {
  text: string;
  meaning: string;
}

export interface SuggestionSource {
  viewer: { role: Role };
  /** The types of the viewer's jobs. */
  types: readonly Choice[];
}

const MOST = 8;

/** What can follow, best first: the names of filters with their colon, or the values of one. */
export async function suggestionsFor(
  { name, value, isNot }: TypedPart,
  source: SuggestionSource,
  signal: AbortSignal,
): Promise<Suggestion[]> {
  const begins = (text: string) => text.toLowerCase().startsWith(value.toLowerCase());
  const isAllowed = (one: Qualifier) =>
    isForViewer(one, source.viewer) && (!isNot || FILTERS[one].takesNot === true);
  if (name === null)
    return QUALIFIERS.filter((one) => isAllowed(one) && begins(one)).map((one) => ({
      text: `${one}:`,
      meaning: FILTERS[one].label,
    }));
  if (!(isQualifier(name) && isAllowed(name))) return [];
  // The server chose the users, and without regard to accents: "mar" finds "Mária".
  const choices =
    name === "owner"
      ? await ownersFor(value, signal)
      : choicesFor(name, source).filter(({ word, label }) => begins(word) || begins(label));
  return choices
    .filter(({ word }) => word !== value)
    .slice(0, MOST)
    .map(({ word, label }) => ({
      text: printValue(word),
      meaning: label.toLowerCase() === word ? "" : label,
    }));
}

const ownersFor = async (start: string, signal: AbortSignal): Promise<Choice[]> =>
  (await ownersLike(start, signal)).map((word) => ({ word, label: word }));

const choicesFor = (name: Qualifier, { types }: SuggestionSource): readonly Choice[] =>
  name === "type" ? types : (choicesOf(name) ?? []);

import { typeTexts } from "@/texts/jobs/type";
import { typeMeaningTexts } from "@/texts/jobs/type-meaning";

/** The types that the console knows by name. A producer may introduce others, which are shown as they are. */
export const KNOWN_TYPES = [
  "export",
  "import",
  "ingest",
  "ai_processing",
  "batch_update",
  "validation",
  "conversion",
  "sync",
] as const;
type KnownType = (typeof KNOWN_TYPES)[number];

/** The spelling that the database accepts for a type. */
export const TYPE_PATTERN = /^[a-z][a-z0-9_]{0,49}$/;

/** The type that a text names, also by its label; null if it can't be a type. */
export function typeNamed(text: string): string | null {
  const word = text.trim().toLowerCase();
  const type = KNOWN_TYPES.find((known) => typeTexts[known].toLowerCase() === word) ?? word;
  return TYPE_PATTERN.test(type) ? type : null;
}

export const typeLabel = (type: string): string => (isKnown(type) ? typeTexts[type] : type);

/** What the type is used for, or null for one that a producer introduced. */
export const typeMeaning = (type: string): string | null => (isKnown(type) ? typeMeaningTexts[type] : null);

const isKnown = (type: string): type is KnownType => KNOWN_TYPES.some((known) => known === type);

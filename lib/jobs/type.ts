interface KnownType {
  label: string;
  meaning: string;
}

/** The types that the console knows by name. A producer may introduce others, which are shown as they are. */
export const KNOWN_TYPES: Readonly<Record<string, KnownType>> = {
  export: { label: "Export", meaning: "Bulk exports of descriptions, authorities or other records" },
  import: { label: "Import", meaning: "Bulk imports of records" },
  ingest: { label: "Ingest", meaning: "Files added by an ingest or a scan" },
  ai_processing: {
    label: "AI processing",
    meaning: "AI work such as text recognition, finding names and summaries",
  },
  batch_update: { label: "Batch update", meaning: "Edits of many records at once" },
  validation: { label: "Validation", meaning: "Checks of imported or staged data" },
  conversion: { label: "Conversion", meaning: "Format and media conversions" },
  sync: { label: "Sync", meaning: "Synchronisation, such as indexing records for search" },
};

/** The spelling that the database accepts for a type. */
export const TYPE_PATTERN = /^[a-z][a-z0-9_]{0,49}$/;

/** The type that a text names, also by its label; null if it can't be a type. */
export function typeNamed(text: string): string | null {
  const word = text.trim().toLowerCase();
  const labelled = Object.keys(KNOWN_TYPES).find((type) => typeLabel(type).toLowerCase() === word);
  const type = labelled ?? word;
  return TYPE_PATTERN.test(type) ? type : null;
}

export const typeLabel = (type: string): string => knownType(type)?.label ?? type;

/** What the type is used for, or null for one that a producer introduced. */
export const typeMeaning = (type: string): string | null => knownType(type)?.meaning ?? null;

// "constructor" fits the pattern but is not a type of ours.
const knownType = (type: string) => (Object.hasOwn(KNOWN_TYPES, type) ? KNOWN_TYPES[type] : undefined);

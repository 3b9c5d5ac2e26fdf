/** What each type of jobs is used for. */
export const typeMeaningTexts = {
  export: "Bulk exports of descriptions, authorities or other records",
  import: "Bulk imports of records",
  ingest: "Files added by an ingest or a scan",
  ai_processing: "AI work such as text recognition, finding names and summaries",
  batch_update: "Edits of many records at once",
  validation: "Checks of imported or staged data",
  conversion: "Format and media conversions",
  sync: "Synchronisation, such as indexing records for search",
} as const;

/** The names of the types of jobs. */
export const typeTexts = {
  export: "Export",
  import: "Import",
  ingest: "Ingest",
  ai_processing: "AI processing",
  batch_update: "Batch update",
  validation: "Validation",
  conversion: "Conversion",
  sync: "Sync",
} as const;

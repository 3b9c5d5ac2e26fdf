/** `show`: everything about one job. */
export const showTexts = {
  description: "show everything recorded about one job",
  facts: {
    name: "Name",
    status: "Status",
    result: "Result",
    lastHeard: "Last heard from",
    expected: "Takes",
  },
  noDuration: "–",
  noSign: "never",
  moment: "{moment} UTC",
  progress: "{done} of {total}",
  headings: {
    error: "Error",
    trace: "Stack trace",
    output: "Output",
    files: "Files",
    subtasks: "Subtasks ({count, number})",
  },
  fileColumns: { kind: "KIND", id: "ID", size: "SIZE", name: "NAME" },
  subtasks: {
    progress:
      "{completed, number} of {total, plural, one {# subtask} other {# subtasks}} completed (counted from its subtasks)",
    pending: "{count, number} pending",
    running: "{count, number} running",
    completed: "{count, number} completed",
    failed: "{count, number} failed",
    cancelled: "{count, number} cancelled",
    error: "{number} {name}: {error}",
    more: "… and {count, number} more failed; --json shows them",
  },
} as const;

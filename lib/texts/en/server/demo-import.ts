/** `npm run demo:import`: its help, what it prints, and what the demo writes into the jobs of its imports. */
export const demoImportTexts = {
  description:
    "Imports your CSV file and records the import as a job, with the rejected rows and the reasons.",
  file: "a CSV file",
  owner: "the user whose job it is; by default, the demo's staff member",
  delimiter: "the character between cells, or comma, semicolon, tab or bar; detected by default",
  encoding: "{encodings}; detected by default",
  unreadable: "{path} can't be read.",
  imported:
    "Job {id}: {accepted, number} of {rows, plural, one {# row} other {# rows}} imported, {rejected, number} rejected.",
  cancelled: "Job {id} was cancelled.",
  failed: "Job {id} failed.",

  job: {
    name: "Import {name}",
    description: "Checks every row of {name}; the error report has the rejected rows.",
  },
  steps: { store: "Store {name}", check: "Check each row" },
  progress: "row {row}",

  faults: {
    missing: "the {column} is missing",
    latitude: "the {column} is not between -90 and 90",
    longitude: "the {column} is not between -180 and 180",
    number: "the {column} is not a number",
    date: "the {column} is not a date such as 2026-11-21",
    email: "the {column} is not an e-mail address",
  },
  columnAt: "{name} (column {place})",
} as const;

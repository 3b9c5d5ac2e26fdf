/** The jobs that a list shows, by their tab, their status and the other filters. */
export const matchingJobsTexts = {
  title: {
    any: "{tab, select, imports {Imports} other {Jobs}}",
    pending: "Pending {tab, select, imports {imports} other {jobs}}",
    running: "Running {tab, select, imports {imports} other {jobs}}",
    completed: "Completed {tab, select, imports {imports} other {jobs}}",
    failed: "Failed {tab, select, imports {imports} other {jobs}}",
    cancelled: "Cancelled {tab, select, imports {imports} other {jobs}}",
  },
  // `shown` is the number that `count` decides the plural of.
  count: {
    any: "{shown} {tab, select, imports {{count, plural, one {import} other {imports}}} other {{count, plural, one {job} other {jobs}}}}",
    pending:
      "{shown} pending {tab, select, imports {{count, plural, one {import} other {imports}}} other {{count, plural, one {job} other {jobs}}}}",
    running:
      "{shown} running {tab, select, imports {{count, plural, one {import} other {imports}}} other {{count, plural, one {job} other {jobs}}}}",
    completed:
      "{shown} completed {tab, select, imports {{count, plural, one {import} other {imports}}} other {{count, plural, one {job} other {jobs}}}}",
    failed:
      "{shown} failed {tab, select, imports {{count, plural, one {import} other {imports}}} other {{count, plural, one {job} other {jobs}}}}",
    cancelled:
      "{shown} cancelled {tab, select, imports {{count, plural, one {import} other {imports}}} other {{count, plural, one {job} other {jobs}}}}",
  },
  noneSoFar: "No jobs found so far",
  by: "{jobs} by {owner}",
  since: {
    today: "{jobs} created today",
    yesterday: "{jobs} since yesterday",
    // `unit` is m, h, d or w.
    last: "{jobs} of the last {unit, select, m {{amount, plural, one {minute} other {# minutes}}} h {{amount, plural, one {hour} other {# hours}}} d {{amount, plural, one {day} other {# days}}} other {{amount, plural, one {week} other {# weeks}}}}",
  },
  created: {
    range: "{jobs} from {from} to {to}",
    from: "{jobs} from {from} on",
    to: "{jobs} up to {to}",
  },
  atLeast: "{count, number}+",
  filtered: "{jobs} ({filters})",
  onPage: "{jobs}, page {page}",
  nearPage: "{jobs}, near page {page}",
  withZone: "{jobs}, times in {zone}",
} as const;

/** The filters of the list of jobs and their form. */
export const filterTexts = {
  tab: { label: "Tab" },
  status: { label: "Status", all: "All statuses" },
  type: {
    label: "Type",
    all: "All types",
    placeholder: "All, or enter a type",
    hint: "Not all types are listed. You can enter any type, such as import",
  },
  owner: {
    label: "Run by",
    all: "All users",
    placeholder: "All users",
    hint: "The name of a user",
  },
  since: {
    label: "Created",
    all: "At any time",
    today: "Today",
    yesterday: "Since yesterday",
    // `unit` is m, h, d or w.
    last: "{unit, select, m {{amount, plural, one {Last minute} other {Last # minutes}}} h {{amount, plural, one {Last hour} other {Last # hours}}} d {{amount, plural, one {Last day} other {Last # days}}} other {{amount, plural, one {Last week} other {Last # weeks}}}}",
  },
  from: { label: "Created from", all: "Any day", hint: "The first day, such as 2026-11-24" },
  to: { label: "Created to", all: "Any day", hint: "The last day, such as 2026-11-24" },
  rejected: {
    label: "Rejected rows",
    all: "With or without",
    yes: "With rejected rows",
    no: "Without rejected rows",
  },
  silent: { label: "Silent", all: "Silent or not", yes: "Silent", no: "Not silent" },
  longer: {
    label: "Longer than",
    all: "Any duration",
    placeholder: "Any duration",
    hint: "How long it ran, such as 90s, 10m, 2h or 1d",
    than: "Longer than {duration}",
  },
  q: { label: "Search", all: "Any words", hint: "Words to search for", words: "“{words}”" },
  sort: { label: "Sort" },
  not: "Not {label}",
  more: "More filters",
  apply: "Filter",
  clear: "Clear",
  clearHint:
    "All {tab, select, imports {imports} other {jobs}}, {sort, select, name {A to Z} other {newest first}}",
} as const;

/** What a clear did or has done so far. It is still true when it is read again later. */
export const clearRunTexts = {
  running:
    "Deleted {tab, select, imports {{count, plural, one {# old import} other {# old imports}}} other {{count, plural, one {# old job} other {# old jobs}}}} so far. Clearing continues if you leave this page.",
  runningOf:
    "Deleted {tab, select, imports {{count, plural, one {# old import} other {# old imports}}} other {{count, plural, one {# old job} other {# old jobs}}}} so far, out of {all, number}. Clearing continues if you leave this page.",
  runningOfAbout:
    "Deleted {tab, select, imports {{count, plural, one {# old import} other {# old imports}}} other {{count, plural, one {# old job} other {# old jobs}}}} so far, out of about {estimate}. Clearing continues if you leave this page.",
  stopping:
    "Stopping. Deleted {tab, select, imports {{count, plural, one {# old import} other {# old imports}}} other {{count, plural, one {# old job} other {# old jobs}}}} so far.",
  interrupted: "Clearing stopped early: {count, number} deleted, the rest kept.",
  stopped:
    "Stopped: {tab, select, imports {{count, plural, one {# old import} other {# old imports}}} other {{count, plural, one {# old job} other {# old jobs}}}} deleted, the rest kept.",
  finished:
    "Deleted {tab, select, imports {{count, plural, one {# old import} other {# old imports}}} other {{count, plural, one {# old job} other {# old jobs}}}}. {count, plural, one {It} other {All}} had finished before {moment} ({zone}).",
  nothingDeleted:
    "Nothing was deleted. Either no {tab, select, imports {imports} other {jobs}} that finished before {moment} ({zone}) were left, or other programs were changing them.",
  notFound: "No such clearing of old jobs was found.",
} as const;

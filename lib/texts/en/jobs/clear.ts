/** Clear Old Jobs: the dialog, and the buttons beside a clear's progress. */
export const clearTexts = {
  title: "Clear Old Jobs",
  age: "Finished more than {days} {count, plural, one {day} other {days}} ago",
  counting: "Counting…",
  nothing:
    "Nothing to clear: {viewer, select, admin {no {tab, select, imports {imports} other {jobs}}} other {none of your {tab, select, imports {imports} other {jobs}}}} finished before {moment} ({zone}).",
  consequence:
    "<b>{count, number} of {viewer, select, admin {everyone’s} other {your}} {tab, select, imports {imports} other {jobs}}</b> finished before {moment} ({zone}). {count, plural, one {It} other {They}} will be permanently deleted, with all files:",
  largeConsequence:
    "<b>More than {least, number} of {viewer, select, admin {everyone’s} other {your}} {tab, select, imports {imports} other {jobs}}</b> finished before {moment} ({zone}). They will be permanently deleted, with all files. Estimated number: {estimate}.",
  unfiltered:
    "The filters do not count here. This clears {viewer, select, admin {everyone’s} other {your}} old {tab, select, imports {imports} other {jobs}}, whatever the list shows.",
  activeKept: "Pending and running jobs are kept.",
  signIn: "Sign in again",
  clear: "Clear",
  clearCounted:
    "Clear {tab, select, imports {{count, plural, one {# import} other {# imports}}} other {{count, plural, one {# job} other {# jobs}}}}",
  clearing: "Clearing…",
  cancel: "Cancel",
  retry: "Retry",
  stop: "Stop",
  resume: "Continue",
  stopHere: "Stop here",
  progress: "Old jobs deleted",
  notCounted: "The server did not answer. Nothing was deleted.",
  cutOff:
    "The server stopped answering. Some of these jobs may have been deleted, but nothing else. Retry to see which are left.",
  noAnswer: "The server does not answer. Clearing may continue. Reload the page later to see.",
} as const;

/** What of an address was ignored, by the names of its parameters, or that another page is shown. */
export const noticeTexts = {
  unknown: {
    tab: "Unknown tab “{value}” was ignored.",
    status: "Unknown status “{value}” was ignored.",
    type: "Unknown type “{value}” was ignored.",
    sort: "Unknown sort “{value}” was ignored.",
    page: "Unknown page “{value}” was ignored.",
    after: "Unknown position “{value}” was ignored.",
    before: "Unknown position “{value}” was ignored.",
    end: "Unknown end “{value}” was ignored.",
    subtasks: "Unknown subtask status “{value}” was ignored.",
    subtaskPage: "Unknown subtask page “{value}” was ignored.",
    files: "Unknown file page “{value}” was ignored.",
    delimiter: "Unknown delimiter “{value}” was ignored.",
    encoding: "Unknown encoding “{value}” was ignored.",
    preview: "Unknown file “{value}” was ignored.",
    revoke: "Unknown token “{value}” was ignored.",
    revoked: "Unknown token “{value}” was ignored.",
  },
  unknownParameters:
    "{count, plural, one {Unknown parameter {names} was} other {Unknown parameters {names} were}} ignored.",
  moreUnknownParameters:
    "Unknown parameters {names} and {others, plural, one {# other} other {# others}} were ignored.",
  noSuchPage: {
    page: "Page {page} doesn’t exist.",
    subtaskPage: "Subtask page {page} doesn’t exist.",
    files: "File page {page} doesn’t exist.",
  },
  showingOnlyPage: "Showing the only page.",
  showingLastPage: "Showing the last page ({page}).",
  repeated: "“{parameter}” appears more than once in the address and was ignored.",
  notYours: "Only administrators can filter by “{filter}”, so that filter was ignored.",
  typeNotOnTab: "The {tab} tab has no jobs of type “{type}”, so that filter was ignored.",
  nextPageEmpty: "The next page is empty now. Showing the last page.",
  previousPageEmpty: "The previous page is empty now. Showing the first page.",
} as const;

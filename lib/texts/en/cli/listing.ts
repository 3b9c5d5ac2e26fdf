/** `list` and `export`. */
export const listingTexts = {
  list: "list one page of jobs",
  page: "page number, from 1; 25 jobs per page",
  export: "print all matching jobs as CSV",
  output: "write to this file instead of stdout; if an error occurs, the file is not changed",
  columns: {
    id: "ID",
    status: "STATUS",
    type: "TYPE",
    created: "CREATED (UTC)",
    duration: "DURATION",
    owner: "RUN BY",
    name: "NAME",
  },
  silent: "{status}, silent",
  none: "No jobs match.",
  noneFound: "No jobs found so far.",
  lookedThrough:
    "Looked through {most, number} jobs, and stopped there. Narrow the search by --since, --from, --to, --type or --owner.",
  totalAtLeast: "{total, number}+ jobs, page {page} of {pages}+.",
  total: "{total, plural, one {# job} other {# jobs}}, page {page} of {pages}.",
  unknownPage: "there is no page {page}.",
  unknownWord: "there is no {filter} “{word}”.",
  unknownOnTab: "there is no {filter} “{word}” on the tab {tab}.",
  oneOf: "give one of {words}.",
  either: "give {one} or {other}.",
} as const;

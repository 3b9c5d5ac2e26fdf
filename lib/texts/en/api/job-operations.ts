/** What the API's document says about the operations on jobs, besides the verbs. */
export const jobOperationsTexts = {
  listJobs: {
    summary: "List jobs",
    description:
      "One page of 25 jobs. Staff see their own jobs, administrators see all. The Link header leads to the first, previous, next and last page with the same filter.",
    answer: "A page of jobs.",
    link: "Links to the other pages, by RFC 8288: first, prev, next, last.",
    page: "From 1. Following the Link header is faster, and misses no jobs when new ones arrive",
    cursor: "A cursor from a Link header. Use it unchanged",
    end: "1: the last page",
  },
  getJob: {
    summary: "Read one job",
    description:
      "Everything recorded about a job, with its files and subtasks, up to {most, number} of each at once.",
    answer: "The job.",
    filePage: "Page of its files, from 1; {most, number} files per page",
    subtasks: "Only subtasks with this status",
    subtaskPage: "Page of its subtasks, from 1; {most, number} subtasks per page",
  },
  getStats: {
    summary: "Count jobs by status",
    description:
      "The exact numbers on the cards above the list of jobs, for each tab, and how many of the running jobs are silent.",
    answer: "The counts. Those by status are all taken at the same moment.",
  },
  getEvents: {
    summary: "Follow jobs live",
    description:
      "A stream of server-sent events that does not end by itself. Without job, it follows the list under these filters; with job, one job. The first event is reset, which has all fields; then change has those that changed, whole. After a reset that comes later, forget what came before: nothing is sent twice, and a slow reader misses what lies between. alive comes every ten seconds; its delayedSince says since when the database can't be read, or is null. end says in why that the stream ends: signed_out, when the token or the session does not work any more, role_changed, or ending, when the server ends. When the stream breaks, open it again.",
    answer: "The events. The data of reset and change has these fields:",
    now: "When it was sent, by the database's clock, in milliseconds since 1970",
    counts: "As the counts of jobs by status, for each tab",
    total: "How many jobs match the filters",
    silent: "How many of the running jobs of the tab are silent; null: too many run to look",
    jobs: "In reset, the newest 25 jobs that match, the newest first. In change, those of them that changed and those that are new. The last hundred are followed, also when they match no more",
    deleted: "The ids of jobs that were followed and are not there any more",
    job: "The job, or null when it is not there any more",
    subtaskCounts: "How many subtasks the job has, by status",
    version: "Differs when files, output, errors or the number of subtasks of the job changed",
    onlyJob: "Follow this job alone",
    jobOrFilters: "give either job or filters",
  },
  createJob: {
    summary: "Create a job",
    description:
      "The new job is pending. With a staff member's token, it belongs to that user. An administrator's token may name any owner; without one, the job belongs to the system.",
    answer: "The job was created.",
    location: "The address of the new job.",
  },
  recordBatch: {
    summary: "Record many steps at once",
    description:
      "Records up to {most, number} steps in order: all of them or none. A step creates a job or changes one. It names the job by id, or gives in created the index of the earlier step that creates it. If a step is refused, index in the problem says which.",
    answer: "All steps were recorded.",
    answers: "One answer for each step, in order",
  },
  addSubtasks: {
    summary: "Add subtasks",
    description: "Adds pending subtasks after the existing ones: all of them or none. Give name or names.",
    answer: "The subtasks were added.",
    name: "The name of one subtask",
    names: "The names of up to {most, number} subtasks, in order",
    numbers: "Their numbers in the job, from 1",
  },
} as const;

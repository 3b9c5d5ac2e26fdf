const plurals = new Intl.PluralRules("en");
const TRIES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "try" };

/** The sentences of this package. They are for the developers who use it, and for what it records. */
export const texts = {
  // What a job's record says.
  emptyMessage: "An empty message was thrown.",
  unprintable: "a value that can't be printed",
  leftOut: (bytes: number) => `… ${bytes.toLocaleString("en")} bytes left out …`,

  // What a problem is about.
  unnamedJob: "A job",
  namedJob: (name: string) => `Job “${name}”`,
  jobWithId: (id: string) => `Job ${id}`,
  file: (name: string) => `file “${name}”`,
  subtaskVerb: (verb: string) => `${verb} of a subtask`,
  partOfJob: (job: string, part: string) => `${job}, ${part}`,
  problem: (about: string, message: string) => `${about}: ${message}`,

  // Settings and values that are not valid.
  noAddress: "url: give an address such as https://jobs.example.org.",
  noWebAddress: "url: give an address that begins with https:// or http://.",
  noToken: "token: give an access token of the console.",
  unusableValue: (reason: string) => `The value can't be recorded: ${reason}`,
  notJson: "it can't be written as JSON",
  notRegularFile: (path: string) => `${path} is not a regular file`,

  // What the console answered, or why it did not.
  answered: (status: number) => `The console answered ${status}.`,
  foreignServer: "The server at this address is not a Jobs Console.",
  unreachable: (reason: string) => `The console does not answer: ${reason}.`,
  nothingCame: (ms: number) => `there was no answer within ${ms} ms`,
  answerTooLong: "the answer is too long",
  answerBrokeOff: "the answer ended too early",
  noId: "the answer has no id",
  unreadableAnswer: "The console's answer can't be read.",
  refusedValue: (field: string, message: string) => `${field}: ${message}`,

  // What is not recorded.
  gaveUp: (tries: number, reason: string) =>
    `Not recorded after ${tries} ${TRIES[plurals.select(tries)] ?? "tries"}. ${reason}`,
  late: "The console did not answer in time.",
  bufferFull: "Too many events are waiting for the console: some were lost.",
  jobIsOver: (job: string) => `${job}: nothing more can be recorded.`,
  nothingToRecordFor: "Its job or subtask is not recorded.",
} as const;

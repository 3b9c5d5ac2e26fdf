import { constants } from "node:os";
import { CommanderError } from "commander";
import { Interrupted } from "@/lib/cli/io/until-interrupted";
import { OutputClosed } from "@/lib/cli/io/write-stdout";
import { knownError, rootCause } from "@/lib/database-error";
import { type ErrorCode, JobsError } from "@/lib/errors";
import { ConsoleError } from "@/packages/producer/src/index";

const FAULT = 1;
const USAGE = 2;
const FAULTS_FOUND = 7;

/** What was looked for was found, and told: the program did its work, and yet not all is well. */
export class FaultsFound extends Error {}

/** The kept counts are not what was counted; that, too, was told. */
export class CountsDiffer extends Error {}

/** The command of `run` ended otherwise than well, and its exit code is ours. */
export class CommandFailed extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

const EXIT_CODES: Record<ErrorCode, number> = {
  invalid_input: USAGE,
  malformed: USAGE,
  too_large: USAGE,
  not_found: 3,
  illegal_move: 4,
  stale_run: 4,
  key_reused: 4,
  database_unavailable: 5,
  storage_unavailable: 5,
  not_allowed: 6,
  not_signed_in: 6,
  token_needed: 6,
  bad_token: 6,
  missing_scope: 6,
  too_many_requests: 6,
};

/** The end of the program's own help. */
export const EXIT_CODES_HELP = `Exit codes:
  0        done
  1        a fault; or "verify-counts" found wrong counts, and did not repair them
  2        wrong usage, or a value that can't be taken
  3        there is no such job, or none that the user may see; or the job has no such subtask
  4        the present status of the job or of its subtask forbids it, or another run has taken the job over
  5        the database, or where job files are stored, is away
  6        the user is disabled, or may not do this
  7        "files verify" found something wrong
  128 + n  cut off by signal n, such as 130 by Ctrl-C
  "run" ends with the exit code of its command; 127: there is no such command; 126: it can't be started.

Environment: DATABASE_URL, else the embedded server of JOBS_DATA_DIR, which is started for the time of the
call when it isn't running ("run" and "database-url" don't start it); JOBS_TOKEN with "run --url".`;

/** Undefined tables, columns, functions and schemas: the database is not at this version's migration. */
const NOT_MIGRATED = /^(42P01|42703|42883|3F000)$/;

interface Outcome {
  exitCode: number;
  /** What to tell on stderr; null when nothing is wrong, or when it was told already. */
  sentence: string | null;
}

/** How the program ends after `thrown`. */
export function outcomeOf(thrown: unknown): Outcome {
  if (thrown instanceof Interrupted) return { exitCode: exitCodeOfSignal(thrown.signal), sentence: null };
  if (thrown instanceof FaultsFound) return { exitCode: FAULTS_FOUND, sentence: null };
  if (thrown instanceof CountsDiffer) return { exitCode: FAULT, sentence: null };
  if (thrown instanceof CommandFailed) return { exitCode: thrown.exitCode, sentence: null };
  // As with `| head`: the reader has had enough.
  if (thrown instanceof OutputClosed) return { exitCode: 0, sentence: null };
  if (thrown instanceof CommanderError) return { exitCode: thrown.exitCode && USAGE, sentence: null };
  const error = knownError(thrown);
  return {
    exitCode: error instanceof JobsError ? EXIT_CODES[error.code] : FAULT,
    sentence: sentenceOf(error),
  };
}

/** What went wrong, for a person. Never Drizzle's own message, which holds the statement and its values. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof ConsoleError) return thrown.message;
  const error = knownError(thrown);
  if (error instanceof JobsError) return error.message;
  const { code, message } = rootCause(error);
  return NOT_MIGRATED.test(code)
    ? "The database is not at this version's migration. Run: jobs migrate"
    : message;
}

/** As shells say that a signal ended a program. */
export const exitCodeOfSignal = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

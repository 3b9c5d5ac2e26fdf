import { constants } from "node:os";
import { CommanderError } from "commander";
import { Interrupted } from "@/lib/cli/io/until-interrupted";
import { OutputClosed } from "@/lib/cli/io/write-stdout";
import { knownError, rootCause } from "@/lib/database-error";
import { type ErrorCode, JobsError } from "@/lib/errors";
import { ConsoleError } from "@/packages/producer/src/index";
import { databaseFaultTexts } from "@/texts/server/database-fault";

const FAULT = 1;
const USAGE = 2;
const FAULTS_FOUND = 7;

/** How `watch` ends after a job that did not complete. */
const EXIT_CODE_OF_JOB = { failed: 8, cancelled: 9 } as const;

/** The watched job has failed or was cancelled, and that was printed. */
export class JobNotCompleted extends Error {
  readonly status: keyof typeof EXIT_CODE_OF_JOB;

  constructor(status: keyof typeof EXIT_CODE_OF_JOB) {
    super();
    this.status = status;
  }
}

/** `files verify` found problems and printed them. */
export class FaultsFound extends Error {}

/** `verify-counts` or `verify-search` found something wrong and printed it. */
export class FoundWrong extends Error {}

/** The command of `run` failed; its exit code is ours. */
export class CommandFailed extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super();
    this.exitCode = exitCode;
  }
}

const EXIT_CODES: Record<ErrorCode, number> = {
  invalid_input: USAGE,
  malformed: USAGE,
  too_large: USAGE,
  too_slow: 5,
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
  busy: 5,
};

/** A column that is not there: on the command line, most probably, for want of a migration. */
const NO_COLUMN = "42703";

interface Outcome {
  exitCode: number;
  /** The message for stderr; null when nothing is wrong, or when it was printed already. */
  sentence: string | null;
}

/** How the program ends after `thrown`. */
export function outcomeOf(thrown: unknown): Outcome {
  if (thrown instanceof Interrupted) return { exitCode: exitCodeOfSignal(thrown.signal), sentence: null };
  if (thrown instanceof FaultsFound) return { exitCode: FAULTS_FOUND, sentence: null };
  if (thrown instanceof FoundWrong) return { exitCode: FAULT, sentence: null };
  if (thrown instanceof CommandFailed) return { exitCode: thrown.exitCode, sentence: null };
  if (thrown instanceof JobNotCompleted) return { exitCode: EXIT_CODE_OF_JOB[thrown.status], sentence: null };
  // As with `| head`: the reader wants no more.
  if (thrown instanceof OutputClosed) return { exitCode: 0, sentence: null };
  if (thrown instanceof CommanderError) return { exitCode: thrown.exitCode && USAGE, sentence: null };
  const error = knownError(thrown);
  return {
    exitCode: error instanceof JobsError ? EXIT_CODES[error.code] : FAULT,
    sentence: sentenceOf(error),
  };
}

/** An error's message for people. Never Drizzle's own, which holds the statement and its values. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof ConsoleError) return thrown.message;
  const error = knownError(thrown);
  if (error instanceof JobsError) return error.message;
  const { code, message } = rootCause(error);
  return code === NO_COLUMN ? databaseFaultTexts.notMigrated : message;
}

/** The exit code with which shells report a signal. */
export const exitCodeOfSignal = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

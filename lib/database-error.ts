import { refusalsTexts } from "@/texts/job/refusals";
import { lastingFault } from "./database-fault";
import {
  DatabaseTooSlow,
  DatabaseUnavailable,
  DatabaseUnusable,
  IdempotencyKeyReused,
  IllegalMove,
  IllegalSubtaskMove,
  InvalidInput,
  type JobAttempt,
  JobNotFound,
  type JobOfError,
  JobsError,
  StaleRun,
  type SubtaskAttempt,
  SubtaskNotFound,
} from "./errors";
import { formatMessage } from "./texts/format-message";

/** SQLSTATE classes of a server that is away, starting, full or slow; codes of Node, of `postgres`. */
const UNAVAILABLE =
  /^(08|53|57P|55P03|58|40|ECONN|EPIPE|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CONNECTION_|CONNECT_TIMEOUT|28)/;
/** Messages of `pg` and its pool that come without a code. */
const UNAVAILABLE_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|connection error|cannot use a pool|not currently accepting connections/i;

/** A statement that the server ended at its time limit, or that its client stopped waiting for. */
const TOO_SLOW = /^57014|query read timeout/i;

/** An error of the database about a write, as an error for the caller. Others are returned unchanged. */
export function writeError(error: unknown): unknown {
  const { code, detail, message } = rootCause(error);
  if (code === "JB411") return new IdempotencyKeyReused({ cause: error });
  if (code === "JB422") return new InvalidInput(detail ?? "", message, { cause: error });
  return knownError(error);
}

/** The same for an error about what was tried with a job. */
export function jobError(error: unknown, job: JobOfError, attempt: JobAttempt): unknown {
  const { code, detail, message: reason } = rootCause(error);
  if (code === "JB404") return new JobNotFound(job, { cause: error });
  if (code === "JB409") return new IllegalMove(job, detail ?? "", attempt, { cause: error });
  if (code === "JB410") return new StaleRun(job, { cause: error });
  if (code === "JB413" && typeof job === "string" && typeof attempt === "object") {
    const message = formatMessage(refusalsTexts.filesTooLarge, { id: job, name: attempt.file, reason });
    return new JobsError("too_large", message, { cause: error });
  }
  return writeError(error);
}

interface AttemptedMove {
  jobId: string;
  number: number;
  attempt: SubtaskAttempt;
}

/** The same for an error about a job's subtask. */
export function subtaskError(error: unknown, { jobId, number, attempt }: AttemptedMove): unknown {
  const { code, detail } = rootCause(error);
  if (code === "JS404") return new SubtaskNotFound(jobId, number, { cause: error });
  if (code === "JS409") return new IllegalSubtaskMove(jobId, number, detail ?? "", attempt, { cause: error });
  return jobError(error, jobId, "moveSubtasks");
}

/**
 * An unavailable database as a DatabaseUnavailable, which each interface can answer; as a DatabaseUnusable when that
 * does not pass by itself. Others are returned unchanged.
 */
export function knownError(error: unknown): unknown {
  if (error instanceof JobsError) return error;
  const { code, message } = rootCause(error);
  const lasting = lastingFault({ code, message });
  if (lasting !== null) return new DatabaseUnusable(lasting, { cause: error });
  if (TOO_SLOW.test(code || message)) return new DatabaseTooSlow({ cause: error });
  return UNAVAILABLE.test(code) || UNAVAILABLE_MESSAGE.test(message)
    ? new DatabaseUnavailable({ cause: error })
    : error;
}

interface RootCause {
  code: string;
  detail: string | null;
  hint: string | null;
  message: string;
}

/**
 * The driver's own message. Drizzle wraps its error in one whose message holds the statement's values, and we wrap
 * that: never show either of them.
 */
export function rootCause(error: unknown): RootCause {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const text = (key: string) => {
    const value = typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined;
    return typeof value === "string" ? value : null;
  };
  return {
    code: text("code") ?? "",
    detail: text("detail"),
    hint: text("hint"),
    message: text("message") ?? String(inner),
  };
}

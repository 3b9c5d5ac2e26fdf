import { lastingFault } from "./database-fault";
import {
  DatabaseTooSlow,
  DatabaseUnavailable,
  DatabaseUnusable,
  IdempotencyKeyReused,
  IllegalMove,
  IllegalSubtaskMove,
  InvalidInput,
  JobNotFound,
  JobsError,
  StaleRun,
  SubtaskNotFound,
} from "./errors";

/** SQLSTATE classes of a server that is away, starting, full or slow; codes of Node, of `postgres`. */
const UNAVAILABLE =
  /^(08|53|57P|55P03|58|40|ECONN|EPIPE|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CONNECTION_|CONNECT_TIMEOUT|28)/;
/** Messages of `pg` and its pool that come without a code. */
const UNAVAILABLE_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|connection error|cannot use a pool|not currently accepting connections/i;

/** A statement that the server ended at its time limit, or that its client stopped waiting for. */
const TOO_SLOW = /^57014|query read timeout/i;

/** An error of the database about a job, as an error for the caller. Others are returned unchanged. */
export function jobError(error: unknown, id: string, attempted: string): unknown {
  const { code, detail, message } = rootCause(error);
  if (code === "JB404") return new JobNotFound(id, { cause: error });
  if (code === "JB409") return new IllegalMove(id, detail ?? "", attempted, { cause: error });
  if (code === "JB410") return new StaleRun(id, { cause: error });
  if (code === "JB411") return new IdempotencyKeyReused({ cause: error });
  if (code === "JB413") {
    const reason = `Job ${id} can't ${attempted}: ${message} (JOBS_JOB_FILES_LIMIT).`;
    return new JobsError("too_large", reason, { cause: error });
  }
  if (code === "JB422") return new InvalidInput(detail ?? "", message, { cause: error });
  return knownError(error);
}

interface AttemptedMove {
  jobId: string;
  number: number;
  attempted: string;
}

/** The same for an error about a job's subtask. */
export function subtaskError(error: unknown, { jobId, number, attempted }: AttemptedMove): unknown {
  const { code, detail } = rootCause(error);
  if (code === "JS404") return new SubtaskNotFound(jobId, number, { cause: error });
  if (code === "JS409")
    return new IllegalSubtaskMove(jobId, number, detail ?? "", attempted, { cause: error });
  return jobError(error, jobId, "move its subtasks");
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

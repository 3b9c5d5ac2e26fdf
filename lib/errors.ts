import { limitsTexts } from "@/texts/limits";

/** The errors that a person or a script gets a message about. Anything else is a fault of ours. */
export type ErrorCode =
  | "invalid_input"
  | "malformed"
  | "too_large"
  | "too_slow"
  | "not_signed_in"
  | "token_needed"
  | "bad_token"
  | "missing_scope"
  | "not_allowed"
  | "not_found"
  | "illegal_move"
  | "stale_run"
  | "key_reused"
  | "too_many_requests"
  | "busy"
  | "storage_unavailable"
  | "database_unavailable";

/** An error whose message is written for the person who caused it. The cause is only for the log. */
export class JobsError extends Error {
  readonly code: ErrorCode;
  /** In a batch, the step at fault, from 0. */
  index: number | undefined = undefined;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A value that is not valid. `field` is the name under which the caller gave it. */
export class InvalidInput extends JobsError {
  readonly field: string;

  constructor(field: string, message: string, options?: ErrorOptions) {
    super("invalid_input", `${field}: ${message}`, options);
    this.field = field;
  }
}

/** There is no such job, or this viewer may not see it: the error is the same for both. */
export class JobNotFound extends JobsError {
  constructor(id: string, options?: ErrorOptions) {
    super("not_found", `There is no job ${id}.`, options);
  }
}

/** The job, which the viewer may see, has no such subtask. */
export class SubtaskNotFound extends JobsError {
  constructor(jobId: string, number: number, options?: ErrorOptions) {
    super("not_found", `Job ${jobId} has no subtask ${number}.`, options);
  }
}

/** Too many requests. The caller may try again after so many seconds. */
export class RateLimited extends JobsError {
  readonly seconds: number;

  constructor(seconds: number, message: string, options?: ErrorOptions) {
    super("too_many_requests", message, options);
    this.seconds = seconds;
  }
}

/** The client sent nothing more of its request for so many seconds, or took too long in all. */
export class TooSlow extends JobsError {
  constructor(message: string, options?: ErrorOptions) {
    super("too_slow", message, options);
  }
}

/** The client ended the connection before its request was complete. Nobody sees the answer. */
export class BodyBrokenOff extends JobsError {
  constructor(options?: ErrorOptions) {
    super("malformed", limitsTexts.brokenOff, options);
  }
}

/** This server process has as much to do as it may have at once, for all callers together. */
export class ServerBusy extends JobsError {
  constructor(message: string, options?: ErrorOptions) {
    super("busy", message, options);
  }
}

const EXPORT_WAIT_SECONDS = 10;

/** The user already has as many exports running as one user may have. */
export class TooManyExports extends RateLimited {
  constructor(most: number, options?: ErrorOptions) {
    const what = most === 1 ? "an export" : `${most} exports`;
    const message = `You already have ${what} running. Wait for one to end, or stop one, then export again.`;
    super(EXPORT_WAIT_SECONDS, message, options);
  }
}

/** The job's current status does not allow it. */
export class IllegalMove extends JobsError {
  readonly status: string;

  constructor(id: string, status: string, attempted: string, options?: ErrorOptions) {
    super("illegal_move", `Job ${id} is ${status}: it can't ${attempted}.`, options);
    this.status = status;
  }
}

/** The subtask's current status does not allow it. */
export class IllegalSubtaskMove extends JobsError {
  readonly status: string;

  constructor(jobId: string, number: number, status: string, attempted: string, options?: ErrorOptions) {
    super("illegal_move", `Subtask ${number} of job ${jobId} is ${status}: it can't ${attempted}.`, options);
    this.status = status;
  }
}

/** The run token is not the job's last one: another run took over the job, or the token belongs to another job. */
export class StaleRun extends JobsError {
  constructor(id: string, options?: ErrorOptions) {
    super("stale_run", `Another run has taken over job ${id}, or the run token is of another job.`, options);
  }
}

/** The same user gave the key of this write to another write. */
export class IdempotencyKeyReused extends JobsError {
  constructor(options?: ErrorOptions) {
    super("key_reused", "This key was used for another request. Use a new key for each request.", options);
  }
}

/** The database is unavailable, too busy, or did not answer in time. Whether anything changed is not known. */
export class DatabaseUnavailable extends JobsError {
  constructor(options?: ErrorOptions, message = "The database did not answer. Try again in a moment.") {
    super("database_unavailable", message, options);
  }
}

/** The database answers, but a statement took longer than its limit. */
export class DatabaseTooSlow extends DatabaseUnavailable {
  constructor(options?: ErrorOptions) {
    super(options, "The database took too long to answer. Try again in a moment.");
  }
}

/** A file could not be written or read. */
export class StorageUnavailable extends JobsError {
  constructor(message: string, options?: ErrorOptions) {
    super("storage_unavailable", message, options);
  }
}

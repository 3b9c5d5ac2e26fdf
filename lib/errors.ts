/** The errors that a person or a script may see. Any other error is a bug of ours. */
export type ErrorCode =
  | "invalid_input"
  | "malformed"
  | "too_large"
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

/** A value that is not accepted. `field` is the name that the caller gave it. */
export class InvalidInput extends JobsError {
  readonly field: string;

  constructor(field: string, message: string, options?: ErrorOptions) {
    super("invalid_input", `${field}: ${message}`, options);
    this.field = field;
  }
}

/** There is no such job, or the viewer may not see it: callers can't tell the two apart. */
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

/** Too many requests. The next one may come after `seconds`. */
export class RateLimited extends JobsError {
  readonly seconds: number;

  constructor(seconds: number, message: string, options?: ErrorOptions) {
    super("too_many_requests", message, options);
    this.seconds = seconds;
  }
}

const EXPORT_WAIT_SECONDS = 10;

/** The user already runs as many exports as one user may. */
export class TooManyExports extends RateLimited {
  constructor(most: number, options?: ErrorOptions) {
    const what = most === 1 ? "An export of yours is" : `${most} exports of yours are`;
    const message = `${what} under way, and there may be no more at once. Wait until one has ended, or stop one, then export again.`;
    super(EXPORT_WAIT_SECONDS, message, options);
  }
}

/** The job's current status forbids the move. */
export class IllegalMove extends JobsError {
  readonly status: string;

  constructor(id: string, status: string, attempted: string, options?: ErrorOptions) {
    super("illegal_move", `Job ${id} is ${status}: it can't ${attempted}.`, options);
    this.status = status;
  }
}

/** The subtask's current status forbids the move. */
export class IllegalSubtaskMove extends JobsError {
  readonly status: string;

  constructor(jobId: string, number: number, status: string, attempted: string, options?: ErrorOptions) {
    super("illegal_move", `Subtask ${number} of job ${jobId} is ${status}: it can't ${attempted}.`, options);
    this.status = status;
  }
}

/** The run token is not the job's last one: another run took the job over, or the token is another job's. */
export class StaleRun extends JobsError {
  constructor(id: string, options?: ErrorOptions) {
    super("stale_run", `This is not the run token of whoever works at job ${id}.`, options);
  }
}

/** The idempotency key of this write belongs to another write of the same user. */
export class IdempotencyKeyReused extends JobsError {
  constructor(options?: ErrorOptions) {
    super("key_reused", "This key was used for another request. Give each its own.", options);
  }
}

/** The database is unreachable, too busy, or did not answer in time. It is not known whether anything changed. */
export class DatabaseUnavailable extends JobsError {
  constructor(options?: ErrorOptions, message = "The database did not answer. Try again in a moment.") {
    super("database_unavailable", message, options);
  }
}

/** The database answers, but a statement took longer than it may. */
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

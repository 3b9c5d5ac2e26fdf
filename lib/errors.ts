import { refusalsTexts } from "@/texts/job/refusals";
import { requestErrorsTexts } from "@/texts/job/request-errors";
import { availabilityTexts } from "@/texts/server/availability";
import { limitsTexts } from "@/texts/server/limits";
import { formatMessage } from "./texts/format-message";

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
  /** False: trying again does not help until someone has changed something. */
  readonly passes: boolean = true;
  /** In a batch, the step at fault, from 0. */
  index: number | undefined = undefined;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A value that is not valid. `field` is the name under which the caller gave it, `reason` what is wrong with it. */
export class InvalidInput extends JobsError {
  readonly field: string;
  readonly reason: string;

  constructor(field: string, message: string, options?: ErrorOptions) {
    super("invalid_input", formatMessage(requestErrorsTexts.invalidInput, { field, message }), options);
    this.field = field;
    this.reason = message;
  }
}

/** The job of an error: its id, or the step of a batch that creates it. Such a job has no lasting id. */
export type JobOfError = string | { step: number };

/** Bytes that are not UTF-8, in a text that would be stored as it is. `field` is the name under which it came. */
export class NotUtf8 extends JobsError {
  readonly field: string;

  constructor(field: string, message: string, options?: ErrorOptions) {
    super("malformed", message, options);
    this.field = field;
  }
}

/** There is no such job, or this viewer may not see it: the error is the same for both. */
export class JobNotFound extends JobsError {
  constructor(job: JobOfError, options?: ErrorOptions) {
    const message =
      typeof job === "string"
        ? formatMessage(requestErrorsTexts.jobNotFound, { id: job })
        : formatMessage(requestErrorsTexts.jobOfStepNotFound, job);
    super("not_found", message, options);
  }
}

/** The job, which the viewer may see, has no such subtask. */
export class SubtaskNotFound extends JobsError {
  constructor(jobId: string, number: number, options?: ErrorOptions) {
    super("not_found", formatMessage(requestErrorsTexts.subtaskNotFound, { id: jobId, number }), options);
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
    super(EXPORT_WAIT_SECONDS, formatMessage(requestErrorsTexts.tooManyExports, { most }), options);
  }
}

/** What was tried with a job: a verb, something else that has a text of its own, or recording a file of this name. */
export type JobAttempt = keyof typeof refusalsTexts.job | { file: string };

/** The job's current status does not allow it. */
export class IllegalMove extends JobsError {
  readonly status: string;

  constructor(job: JobOfError, status: string, attempt: JobAttempt, options?: ErrorOptions) {
    super("illegal_move", refusal(job, status, attempt), options);
    this.status = status;
  }
}

function refusal(job: JobOfError, status: string, attempt: JobAttempt): string {
  if (typeof job === "object") return formatMessage(refusalsTexts.jobOfStep, { ...job, status });
  return typeof attempt === "object"
    ? formatMessage(refusalsTexts.file, { id: job, status, name: attempt.file })
    : formatMessage(refusalsTexts.job[attempt], { id: job, status });
}

/** What was tried with a subtask: a verb. */
export type SubtaskAttempt = keyof typeof refusalsTexts.subtask;

/** The subtask's current status does not allow it. */
export class IllegalSubtaskMove extends JobsError {
  readonly status: string;

  constructor(id: string, number: number, status: string, attempt: SubtaskAttempt, options?: ErrorOptions) {
    const message = formatMessage(refusalsTexts.subtask[attempt], { id, number, status });
    super("illegal_move", message, options);
    this.status = status;
  }
}

/** The run token is not the job's last one: another run took over the job, or the token belongs to another job. */
export class StaleRun extends JobsError {
  constructor(job: JobOfError, options?: ErrorOptions) {
    const message =
      typeof job === "string"
        ? formatMessage(requestErrorsTexts.staleRun, { id: job })
        : formatMessage(requestErrorsTexts.staleRunOfStep, job);
    super("stale_run", message, options);
  }
}

/** The same user gave the key of this write to another write. */
export class IdempotencyKeyReused extends JobsError {
  constructor(options?: ErrorOptions) {
    super("key_reused", requestErrorsTexts.keyReused, options);
  }
}

/** The database is unavailable, too busy, or did not answer in time. Whether anything changed is not known. */
export class DatabaseUnavailable extends JobsError {
  constructor(options?: ErrorOptions, message: string = availabilityTexts.databaseUnavailable) {
    super("database_unavailable", message, options);
  }
}

/** The database can't be used until someone changes its settings or ours. The message says what is wrong. */
export class DatabaseUnusable extends DatabaseUnavailable {
  override readonly passes = false;

  constructor(message: string, options?: ErrorOptions) {
    super(options, message);
  }
}

/** The database answers, but a statement took longer than its limit. */
export class DatabaseTooSlow extends DatabaseUnavailable {
  constructor(options?: ErrorOptions) {
    super(options, availabilityTexts.databaseTooSlow);
  }
}

/** A file could not be written or read. */
export class StorageUnavailable extends JobsError {
  constructor(message: string, options?: ErrorOptions) {
    super("storage_unavailable", message, options);
  }
}

/** The file storage can't be used until someone changes its rights or our settings. The message says what is wrong. */
export class StorageUnusable extends StorageUnavailable {
  override readonly passes = false;
}

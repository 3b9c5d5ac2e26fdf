interface Details {
  status?: number | null;
  field?: string | null;
  cause?: unknown;
}

/** Why the console did not record something: it refused, or could not be reached. */
export class ConsoleError extends Error {
  /**
   * The console's own code, such as `illegal_move`, `invalid_input`, `not_found`, `stale_run`, `bad_token`; or
   * `unreachable`, `gave_up`, `buffer_full`, `not_recorded`, `unusable`, which are this package's.
   */
  readonly code: string;
  /** The HTTP status; null without an answer, and over SQL. */
  readonly status: number | null;
  /** The field that was refused, as the console names it. */
  readonly field: string | null;

  constructor(code: string, message: string, { status = null, field = null, cause }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ConsoleError";
    this.code = code;
    this.status = status;
    this.field = field;
  }
}

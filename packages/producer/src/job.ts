/** Records what happens to one job. Over HTTP and over SQL it is the same. */
export interface Job {
  /** Accepted, but not yet started. */
  queue(): Promise<void>;
  /** From here on what this handle records is of this run: once somebody takes the job over, it is refused. */
  start(): Promise<void>;
  /** Makes a running job this handle's own: whoever ran it until now is refused from here on. */
  takeOver(): Promise<void>;
  /** `done` of `total` (unknown: null), and a note such as the record at hand. Only while running. */
  progress(done: number, total?: number | null, note?: string | null): Promise<void>;
  /** The job's structured result: text as it is, anything else as JSON. Over 1 MB it is cut in the middle. */
  output(value: unknown): Promise<void>;
  /** Adds a pending step behind those that are there. */
  addSubtask(name: string): Promise<Subtask>;
  /** The step of this number, from 1. */
  subtask(number: number): Subtask;
  complete(): Promise<void>;
  /** Takes anything that was thrown. The report is never refused for its content; what is too long is cut. */
  fail(thrown: unknown): Promise<void>;
  /** The same, for a message and a trace that are texts already. */
  failWith(message: string, trace?: string | null): Promise<void>;
  cancel(): Promise<void>;
}

/** Records what happens to one step of a job while the job runs. */
export interface Subtask {
  start(): Promise<void>;
  complete(): Promise<void>;
  /** Takes anything that was thrown. Over 4 KB its message is cut in the middle. */
  fail(thrown: unknown): Promise<void>;
  cancel(): Promise<void>;
}

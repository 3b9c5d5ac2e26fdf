import type { ErrorCode } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import type { BatchAnswer, BatchStep, NewJob } from "@/lib/producer";
import type { PlainVerb } from "@/packages/producer/src/verbs";

/** One interface through which programs record jobs, for one user. A write that it refuses rejects with a Refusal. */
export interface RecordingInterface {
  /** Returns the job's id. */
  create(job: NewJob): Promise<string>;
  queue(id: string): Promise<void>;
  /** Returns the run token. */
  start(id: string): Promise<string>;
  takeOver(id: string): Promise<string>;
  progress(id: string, given: Progress, run?: string): Promise<void>;
  /** `json` is any JSON. */
  output(id: string, json: string, run?: string): Promise<void>;
  complete(id: string, run?: string): Promise<void>;
  fail(id: string, message: string, trace?: string, run?: string): Promise<void>;
  cancel(id: string, run?: string): Promise<void>;
  /** Any verb, as it is declared: `said` has a value for each of its fields. */
  tell(id: string, verb: PlainVerb, said: VerbFields, run?: string): Promise<void>;
  /** Returns the subtask's number. */
  addSubtask(id: string, name: string, run?: string): Promise<number>;
  moveSubtask(id: string, number: number, move: SubtaskMove, run?: string): Promise<void>;
  batch(steps: BatchStep[]): Promise<BatchAnswer[]>;
  /** The same, where programs write the JSON of the steps themselves. */
  batchOfJson?(steps: string[]): Promise<BatchAnswer[]>;
  /** One rejected row, row 2. Where programs write JSON, each cell is JSON; elsewhere it is a text. */
  reject?(id: string, cells: string[]): Promise<void>;
}

/** In the order of the fields. */
export type VerbFields = Readonly<Record<string, unknown>>;

interface Progress {
  done: number;
  total?: number;
  note?: string;
}

/** With a message, the subtask fails. */
type SubtaskMove = "start" | "complete" | "cancel" | { message: string };

/** Opens the interface for the user of this access. */
export type OpenInterface = (access: Access) => RecordingInterface;

/** Why an interface refused a write, in the terms that all interfaces have. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  /** The field with the wrong value, if there is one. */
  readonly field: string | undefined;
  /** The step of a batch that was refused. */
  readonly index: number | undefined;

  constructor(code: ErrorCode, details: { field?: string | undefined; index?: number | undefined } = {}) {
    super(code);
    this.code = code;
    this.field = details.field;
    this.index = details.index;
  }
}

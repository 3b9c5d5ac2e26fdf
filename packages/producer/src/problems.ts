import type { ConsoleError } from "./console-error.ts";

/** Something that kept a record from being made. The work goes on. */
export interface Problem {
  /** As of ConsoleError. */
  code: string;
  /** A sentence for a person. It never holds the token. */
  message: string;
  error: ConsoleError;
}

export type OnProblem = (problem: Problem) => void;

/** Whose record it is, in words. */
interface Subject {
  title: string;
}

/** Tells of problems, of one that lasts only once, and whatever becomes of the telling. */
export class Problems {
  private readonly listener: OnProblem | null;
  private readonly lasting = new Set<string>();
  /** What the warnings have said of each job. */
  private readonly warned = new WeakMap<Subject, Set<string>>();

  /** What is wrong with the settings is one error for all jobs. */
  private readonly errors = new WeakSet<ConsoleError>();

  /** Where nobody listens, warnings of Node's are given. */
  constructor(listener: OnProblem | null = null) {
    this.listener = listener;
  }

  /** Tells what stands against a job's record, or against a part of it. A warning is given once a job and sort. */
  tell(error: ConsoleError, job: Subject, part = "") {
    if (this.listener === null) {
      const codes = this.warned.get(job) ?? new Set();
      if (codes.has(error.code) || this.errors.has(error)) return;
      this.warned.set(job, codes.add(error.code));
      this.errors.add(error);
    }
    this.say(error, part === "" ? job.title : `${job.title}, ${part}`);
  }

  /** Tells it unless it was told since it was last over. */
  tellOnce(error: ConsoleError, about: string) {
    if (this.lasting.has(error.code)) return;
    this.lasting.add(error.code);
    this.say(error, about);
  }

  /** The console took something: whatever lasted is over, but for what is left to be said of the buffer. */
  over(isEmpty: boolean) {
    const full = !isEmpty && this.lasting.has("buffer_full");
    this.lasting.clear();
    if (full) this.lasting.add("buffer_full");
  }

  private say(error: ConsoleError, about: string) {
    const listener = this.listener ?? warn;
    try {
      listener({ code: error.code, message: `${about}: ${error.message}`, error });
    } catch {
      // Who listens is a part of the work: its faults are its own to see.
    }
  }
}

const warn: OnProblem = ({ code, message }) =>
  process.emitWarning(message, { type: "JobsConsoleWarning", code: `JOBS_CONSOLE_${code.toUpperCase()}` });

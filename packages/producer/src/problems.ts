import type { ConsoleError } from "./console-error.ts";
import { texts } from "./texts.ts";

/** Why something was not recorded. The work goes on. */
export interface Problem {
  /** As of ConsoleError. */
  code: string;
  /** A sentence for a person. It never holds the token. */
  message: string;
  error: ConsoleError;
}

export type OnProblem = (problem: Problem) => void;

/** The job that a problem is about. */
interface Subject {
  title: string;
}

/** Reports problems; one that lasts is reported once. A listener that throws does no harm. */
export class Problems {
  private readonly listener: OnProblem | null;
  private readonly lasting = new Set<string>();
  /** The codes that each job was already warned about. */
  private readonly warned = new WeakMap<Subject, Set<string>>();

  /** An error of the settings is one and the same for all jobs. */
  private readonly errors = new WeakSet<ConsoleError>();

  /** Without a listener, problems become warnings of Node's. */
  constructor(listener: OnProblem | null = null) {
    this.listener = listener;
  }

  /** Reports why a job, or a part of it, was not recorded. Warnings: once for each job and code. */
  tell(error: ConsoleError, job: Subject, part = "") {
    if (this.listener === null) {
      const codes = this.warned.get(job) ?? new Set();
      if (codes.has(error.code) || this.errors.has(error)) return;
      this.warned.set(job, codes.add(error.code));
      this.errors.add(error);
    }
    this.say(error, part === "" ? job.title : texts.partOfJob(job.title, part));
  }

  /** Reports a lasting problem once, until it is over. */
  tellOnce(error: ConsoleError, about: string) {
    if (this.lasting.has(error.code)) return;
    this.lasting.add(error.code);
    this.say(error, about);
  }

  /** The console accepted something: lasting problems are over. Only a full buffer lasts until it is empty. */
  over(isEmpty: boolean) {
    const full = !isEmpty && this.lasting.has("buffer_full");
    this.lasting.clear();
    if (full) this.lasting.add("buffer_full");
  }

  private say(error: ConsoleError, about: string) {
    const listener = this.listener ?? warn;
    try {
      listener({ code: error.code, message: texts.problem(about, error.message), error });
    } catch {
      // The listener belongs to the work: it must handle its own errors.
    }
  }
}

const warn: OnProblem = ({ code, message }) =>
  process.emitWarning(message, { type: "JobsConsoleWarning", code: `JOBS_CONSOLE_${code.toUpperCase()}` });

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

/** Tells of problems, of one that lasts only once, and whatever becomes of the telling. */
export class Problems {
  private readonly listener: OnProblem;
  private readonly lasting = new Set<string>();

  constructor(listener: OnProblem = warnOnce()) {
    this.listener = listener;
  }

  tell(error: ConsoleError, about: string) {
    try {
      this.listener({ code: error.code, message: `${about}: ${error.message}`, error });
    } catch {
      // Who listens is a part of the work: its faults are its own to see.
    }
  }

  /** Tells it unless it was told since it was last over. */
  tellOnce(error: ConsoleError, about: string) {
    if (this.lasting.has(error.code)) return;
    this.lasting.add(error.code);
    this.tell(error, about);
  }

  /** The console took something: whatever lasted is over, but for what is left to be said of the buffer. */
  over(isEmpty: boolean) {
    const full = !isEmpty && this.lasting.has("buffer_full");
    this.lasting.clear();
    if (full) this.lasting.add("buffer_full");
  }
}

/** Where nobody listens, the first problem of each sort is a warning of Node's. */
function warnOnce(): OnProblem {
  const told = new Set<string>();
  return ({ code, message }) => {
    if (told.has(code)) return;
    told.add(code);
    process.emitWarning(message, { type: "JobsConsoleWarning", code: `JOBS_CONSOLE_${code.toUpperCase()}` });
  };
}

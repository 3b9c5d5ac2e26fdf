import type { ChildProcess } from "node:child_process";
import { isatty } from "node:tty";
import { END_SIGNALS } from "@/lib/cli/io/until-interrupted";

/**
 * Signals that mean something to the command: a thread dump, a new log file. Only the command knows whether it ends. Node
 * opens its debugger at SIGUSR1 unless somebody listens.
 */
const PASSED_ON = ["SIGQUIT", "SIGUSR1", "SIGUSR2"] as const satisfies NodeJS.Signals[];

/** Passes on the signals that come to this process. */
export interface SignalRelay {
  /** The first signal that asked this process to end, if there was one. */
  first: NodeJS.Signals | null;
  /** The command that gets them; null while no command runs. */
  target: ChildProcess | null;
  /** Aborted by a signal that comes while no command runs. */
  readonly idle: AbortSignal;
}

/** From the call on, signals no longer end this process. */
export function relaySignals(): SignalRelay {
  const idle = new AbortController();
  const relay: SignalRelay = { first: null, target: null, idle: idle.signal };
  for (const signal of END_SIGNALS) {
    process.on(signal, () => {
      relay.first ??= signal;
      if (!relay.target) idle.abort();
      else if (!cameFromTerminal(signal)) relay.target.kill(signal);
    });
  }
  for (const signal of PASSED_ON) {
    process.on(signal, () => {
      if (relay.target && !cameFromTerminal(signal)) relay.target.kill(signal);
      if (relay.target || signal !== "SIGQUIT") return;
      // There is no command that could make something else of it.
      relay.first ??= signal;
      idle.abort();
    });
  }
  return relay;
}

/** The terminal itself sends Ctrl-C and Ctrl-\ to the command; a second signal would stop its clean-up. */
const cameFromTerminal = (signal: NodeJS.Signals) =>
  (signal === "SIGINT" || signal === "SIGQUIT") && isatty(0);

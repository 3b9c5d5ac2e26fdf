import type { ChildProcess } from "node:child_process";
import { isatty } from "node:tty";
import { END_SIGNALS } from "@/lib/cli/io/until-interrupted";

/** Passes on the signals that ask this process to end. */
export interface SignalRelay {
  /** The first signal, if there was one. */
  first: NodeJS.Signals | null;
  /** The command that gets them; null while no command runs. */
  target: ChildProcess | null;
  /** Aborted by a signal that comes while no command runs. */
  readonly idle: AbortSignal;
}

/** From the call on, these signals no longer end this process. */
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
  return relay;
}

/** The terminal itself sends Ctrl-C to the command; a second signal would stop its clean-up. */
const cameFromTerminal = (signal: NodeJS.Signals) => signal === "SIGINT" && isatty(0);

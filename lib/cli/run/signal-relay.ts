import type { ChildProcess } from "node:child_process";
import { isatty } from "node:tty";
import { END_SIGNALS } from "@/lib/cli/io/until-interrupted";

/** Hands on what asks this process to end. */
export interface SignalRelay {
  /** The first that came, if any did. */
  first: NodeJS.Signals | null;
  /** Who gets them from now on; null while no command runs. */
  target: ChildProcess | null;
  /** Aborted by a signal that comes while no command runs. */
  readonly idle: AbortSignal;
}

/** From the call on, no such signal ends this process any more. */
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

/** Ctrl-C reaches the command from the terminal itself; a second one would cut off how it cleans up. */
const cameFromTerminal = (signal: NodeJS.Signals) => signal === "SIGINT" && isatty(0);

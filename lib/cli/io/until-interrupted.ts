/** The signals that ask a program to end. */
export const END_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const satisfies NodeJS.Signals[];

/** The process was told to end before its work was done. */
export class Interrupted extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(signal);
    this.signal = signal;
  }
}

/**
 * From the call on, Ctrl-C and SIGTERM no longer end the process at once: they reject the returned promise, which never
 * settles otherwise. Race it against work that may be stopped half-way.
 */
export function untilInterrupted(): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    // For good, not once: after the terminal's signal npm sends a second one, which must not kill the clean-up.
    for (const name of END_SIGNALS) process.on(name, () => reject(new Interrupted(name)));
  });
  // It may reject before anybody races it.
  interrupted.catch(() => undefined);
  return interrupted;
}

let ending: AbortController | undefined;

/** Fires when this process is told to end, so that background work can stop at a good place. */
export function processEnding(): AbortSignal {
  if (!ending) {
    const controller = new AbortController();
    ending = controller;
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => controller.abort());
  }
  return ending.signal;
}

let ending: AbortController | undefined;

/** Fires when this process was told to end: what goes on in the background comes to a place where it can stop. */
export function processEnding(): AbortSignal {
  if (!ending) {
    const controller = new AbortController();
    ending = controller;
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => controller.abort());
  }
  return ending.signal;
}

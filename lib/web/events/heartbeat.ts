/** So often a stream says that it is alive: proxies end connections on which nothing comes for a minute. */
const BEAT_MS = 10_000;

interface Beating {
  beat(): void;
}

declare global {
  /** The open streams of this process. Global, because Next loads modules more than once. */
  var jobsConsoleBeating: Set<Beating> | undefined;
}

const beating = () => {
  globalThis.jobsConsoleBeating ??= new Set();
  return globalThis.jobsConsoleBeating;
};

/** Starts the one timer of all streams. Its timer does not keep the process alive. */
export function startHeartbeat() {
  setInterval(() => {
    for (const stream of beating()) stream.beat();
  }, BEAT_MS).unref();
}

/** Calls `beat` every ten seconds until the returned function is called. */
export function joinHeartbeat(stream: Beating): () => void {
  beating().add(stream);
  return () => beating().delete(stream);
}

/** So often a stream says that it is alive: proxies end connections on which nothing comes for a minute. */
const BEAT_MS = 10_000;

interface Beating {
  beat(): void;
}

declare global {
  /** The streams of this process, and their one timer. Global, because Next loads modules more than once. */
  var jobsConsoleHeartbeat: { of: Set<Beating>; timer: NodeJS.Timeout } | undefined;
}

/** Calls `beat` every ten seconds until the returned function is called. One timer serves all streams. */
export function joinHeartbeat(stream: Beating): () => void {
  globalThis.jobsConsoleHeartbeat ??= { of: new Set(), timer: setInterval(beatAll, BEAT_MS) };
  const { of } = globalThis.jobsConsoleHeartbeat;
  of.add(stream);
  return () => {
    of.delete(stream);
    if (of.size > 0) return;
    clearInterval(globalThis.jobsConsoleHeartbeat?.timer);
    globalThis.jobsConsoleHeartbeat = undefined;
  };
}

function beatAll() {
  for (const stream of globalThis.jobsConsoleHeartbeat?.of ?? []) stream.beat();
}

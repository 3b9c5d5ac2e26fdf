interface Started {
  /** What it is called in a fault. */
  name: string;
  address: string;
  hasEnded: () => boolean;
  /** What it has written so far. */
  output: () => string;
}

/** Waits until a console answers at an address. Throws with its output when it has ended or takes too long. */
export async function answering({ name, address, hasEnded, output }: Started) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline && !hasEnded(); ) {
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`${name} did not come up:\n${output()}`);
}

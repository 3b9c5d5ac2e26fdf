/** A browser has six connections to a site over HTTP/1.1, and pages need some of them. */
const STREAMS = 4;

/** What all pages of a site in one browser share; none where the site has no https. */
type Locks = Pick<LockManager, "request">;

/**
 * Takes one of the streams that a browser may hold to the site, whatever the number of its tabs. Returns what gives it
 * back, or null if all are taken. It is given back as well when the page ends. Without locks every page may have one.
 */
export async function takeSlot(locks: Locks | undefined): Promise<(() => void) | null> {
  if (!locks) return () => {};
  for (let number = 1; number <= STREAMS; number++) {
    const giveBack = await takeLock(locks, `jobs-console-stream-${number}`);
    if (giveBack) return giveBack;
  }
  return null;
}

function takeLock(locks: Locks, name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((giveBack) => resolve(giveBack));
      })
      // A browser that refuses locks, as some do in private windows, has the page connect all the same.
      .catch(() => resolve(() => {}));
  });
}

import type { Listener, Update, Watch, WatchEnd } from "@/lib/live/update";

/** Of the rows that change while nobody takes them, so many of the last ones are remembered. */
const MOST_ROWS = 1_000;

/**
 * The updates of a watch. Those that come while the last one is still being used arrive as one, so that a slow reader
 * fills no memory. Returns why the watch ended by itself.
 */
export async function* updatesOf(
  watch: (listener: Listener) => Watch,
  delayed: Listener["delayed"],
): AsyncGenerator<Update, WatchEnd, undefined> {
  const news: { update: Update | null; end: WatchEnd | null; arrived: () => void } = {
    update: null,
    end: null,
    arrived: () => undefined,
  };
  const watching = watch({
    update(update) {
      news.update = merged(news.update, update);
      news.arrived();
    },
    delayed,
    ended(why) {
      news.end = why;
      news.arrived();
    },
  });
  try {
    for (;;) {
      const { update, end } = news;
      news.update = null;
      if (update) yield update;
      else if (end) return end;
      else {
        await new Promise<void>((arrived) => {
          news.arrived = arrived;
        });
      }
    }
  } finally {
    watching.close();
  }
}

function merged(earlier: Update | null, later: Update): Update {
  if (!earlier?.rows || !later.rows) return { ...earlier, ...later };
  const rows = new Map(earlier.rows);
  for (const [id, job] of later.rows) {
    rows.delete(id);
    rows.set(id, job);
  }
  for (const id of rows.keys()) {
    if (rows.size <= MOST_ROWS) break;
    rows.delete(id);
  }
  return { ...earlier, ...later, rows };
}

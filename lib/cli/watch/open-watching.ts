import { SingleSession } from "@/db/single-session";
import { type Session, viewerFor } from "@/lib/cli/session/session";
import { Reader } from "@/lib/live/reader";
import type { Interest, Update } from "@/lib/live/update";
import { formatMessage } from "@/lib/texts/format-message";
import { watchTexts } from "@/texts/cli/watch";
import { clockOf, type LinePrinter } from "./line-printer";
import { updatesOf } from "./updates";
import { untilAnswered, type Watching } from "./watching";

interface Options {
  /** The user that --as names. */
  actingAs: string | undefined;
  printer: LinePrinter;
  json: boolean;
}

/** Watches on one session of its own, beside the one that the call's other statements use for a moment. */
export async function withWatching(
  { access, url }: Session,
  { actingAs, printer, json }: Options,
  work: (watching: Watching) => Promise<void>,
): Promise<void> {
  const reader = new Reader(new SingleSession(url, { applicationName: "jobs-console watch" }));
  const delayed = (since: number | null) =>
    printer.tell(
      since === null
        ? watchTexts.databaseBack
        : formatMessage(watchTexts.databaseAway, { moment: clockOf(since) }),
    );
  async function* updates(interest: Interest): AsyncGenerator<Update, never, undefined> {
    let { viewer } = access;
    for (;;) {
      const who = { viewer, signIn: viewer.id === null ? null : (`user ${viewer.id}` as const) };
      yield* updatesOf((listener) => reader.watch(who, interest, listener), delayed);
      // Their rights have changed: they may see other jobs now, or none.
      viewer = await untilAnswered(() => viewerFor(access.db, actingAs));
    }
  }
  try {
    await work({ access, updates, printer, json });
  } finally {
    await reader.close();
  }
}

import type { SignedInAccess } from "@/lib/auth/session/session";
import { DatabaseUnavailable, ServerBusy } from "@/lib/errors";
import { liveReader } from "@/lib/live/live-reader";
import type { Interest, Update } from "@/lib/live/update";
import { takeStreamSlot } from "@/lib/web/limits/stream-slots";
import { eventsTexts } from "@/texts/server/events";
import { signInOf } from "./serve-events";

/** When the reader has been silent for so long, the caller tries again later. */
const PATIENCE_MS = 5_000;

/**
 * What the viewer watches as it is now, for a caller that polls. It is read together with what all others watch. Throws
 * RateLimited, ServerBusy, DatabaseUnavailable.
 */
export async function firstUpdate(access: SignedInAccess, interest: Interest): Promise<Update> {
  const signIn = signInOf(access);
  const free = takeStreamSlot(signIn);
  let close = free;
  try {
    return await new Promise<Update>((resolve, reject) => {
      const away = () => reject(new DatabaseUnavailable());
      const timer = setTimeout(away, PATIENCE_MS);
      const watch = liveReader().watch({ viewer: access.viewer, signIn }, interest, {
        update: resolve,
        delayed: (since) => since !== null && away(),
        ended: () => reject(new ServerBusy(eventsTexts.busy)),
      });
      close = () => {
        clearTimeout(timer);
        watch.close();
        free();
      };
    });
  } finally {
    close();
  }
}

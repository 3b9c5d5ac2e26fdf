import { eq, sql } from "drizzle-orm";
import { apiToken, userSession } from "@/db/schema";
import { findViewer } from "@/lib/auth/session/find-viewer";
import { checkToken } from "@/lib/auth/tokens/check-token";
import { createToken } from "@/lib/auth/tokens/create-token";
import type { Measure } from "../figure";
import { median, timed } from "../timing";

const USER = "1";
const WARM_UPS = 200;
const RUNS = 2_000;

/**
 * How long a script's request waits until it is let in: the check of its token, from the text to the user as they are
 * now. Also how long a person's request waits: the look-up of their session by its id. The two take turns.
 */
export const tokenCheck: Measure = async ({ large: { access } }) => {
  const { db } = access;
  const terms = { name: "bench", scopes: ["jobs:read"], days: 1 };
  const { id, text } = await createToken(access, { userId: USER, ...terms });
  const [session] = await db
    .insert(userSession)
    .values({ userId: USER, expiresAt: sql`clock_timestamp() + interval '1 hour'` })
    .returning({ id: userSession.id });
  const sessionId = session?.id ?? "";
  const taken: Record<"token" | "session", number[]> = { token: [], session: [] };
  try {
    for (let run = -WARM_UPS; run < RUNS; run++) {
      const token = await timed(() => required(checkToken(db, text)));
      const viewer = await timed(() => required(findViewer(db, sessionId)));
      if (run < 0) continue;
      taken.token.push(token);
      taken.session.push(viewer);
    }
  } finally {
    await db.delete(apiToken).where(eq(apiToken.id, id));
    await db.delete(userSession).where(eq(userSession.id, sessionId));
  }
  return [
    { name: "token_check_ms", value: median(taken.token), unit: "ms", bar: null },
    { name: "session_check_ms", value: median(taken.session), unit: "ms", bar: null },
  ];
};

/** A check that lets nobody in is not the check to measure. */
async function required(found: Promise<unknown>) {
  if ((await found) === null) throw new Error("nobody was let in");
}

import { and, eq } from "drizzle-orm";
import { keptAnswer } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { InvalidInput, KeyReused } from "@/lib/errors";
import type { Access, Once } from "@/lib/jobs/access";

/** What a key may be. */
export const ONCE_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * What the write of this key came to, where it was made already: an upload need not be taken in again then. Null where
 * it wasn't; it may be under way. Throws KeyReused.
 */
export function findKeptAnswer(access: Access, { key, fingerprint }: Once): Promise<string | null> {
  return reading("findKeptAnswer", async () => {
    const [kept] = await access.db
      .select({ answer: keptAnswer.answer, fingerprint: keptAnswer.fingerprint })
      .from(keptAnswer)
      .where(and(eq(keptAnswer.userId, ownerOfKey(access, key)), eq(keptAnswer.key, key)));
    if (kept && kept.fingerprint !== fingerprint) throw new KeyReused();
    return kept?.answer ?? null;
  });
}

/** The id of the user whose key it is. Throws InvalidInput. */
export function ownerOfKey({ viewer }: Access, key: string): string {
  if (!ONCE_KEY.test(key)) throw new InvalidInput("key", "1 to 255 visible characters of ASCII.");
  if (viewer.id === null) throw new InvalidInput("key", "only a user's answers are kept.");
  return viewer.id;
}

import { and, eq } from "drizzle-orm";
import { keptAnswer } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { InvalidInput, KeyReused } from "@/lib/errors";
import type { Access, Once } from "@/lib/jobs/access";
import { LIMITS } from "@/packages/producer/src/limits";

/** What a key may be, and how it is said. */
export const ONCE_KEY = new RegExp(`^[\\x21-\\x7e]{1,${LIMITS.onceKey}}$`);
export const ONCE_KEY_RULE = `1 to ${LIMITS.onceKey} visible characters of ASCII`;

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
  if (!ONCE_KEY.test(key)) throw new InvalidInput("key", `${ONCE_KEY_RULE}.`);
  if (viewer.id === null) throw new InvalidInput("key", "only a user's answers are kept.");
  return viewer.id;
}

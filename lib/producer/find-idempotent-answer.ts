import { and, eq } from "drizzle-orm";
import { idempotencyRecord } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { IdempotencyKeyReused, InvalidInput } from "@/lib/errors";
import type { Access, Idempotency } from "@/lib/jobs/access";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { fieldRulesTexts } from "@/texts/job/field-rules";

/** The form of a key, and the sentence for it without its full stop. */
export const IDEMPOTENCY_KEY = new RegExp(`^[\\x21-\\x7e]{1,${LIMITS.onceKey}}$`);
export const ONCE_KEY_RULE = formatMessage(fieldRulesTexts.idempotencyKey, { most: LIMITS.onceKey });

/**
 * The recorded answer of the write with this key, so that its upload need not be read again. Null if there is none; the
 * write may still be running. Throws IdempotencyKeyReused, InvalidInput.
 */
export function findIdempotentAnswer(
  access: Access,
  { key, fingerprint }: Idempotency,
): Promise<string | null> {
  return reading("findIdempotentAnswer", async () => {
    const [stored] = await access.db
      .select({ answer: idempotencyRecord.answer, fingerprint: idempotencyRecord.fingerprint })
      .from(idempotencyRecord)
      .where(and(eq(idempotencyRecord.userId, ownerOfKey(access, key)), eq(idempotencyRecord.key, key)));
    if (stored && stored.fingerprint !== fingerprint) throw new IdempotencyKeyReused();
    return stored?.answer ?? null;
  });
}

/** The id of the user whose key it is. Throws InvalidInput. */
export function ownerOfKey({ viewer }: Access, key: string): string {
  if (!IDEMPOTENCY_KEY.test(key))
    throw new InvalidInput("key", formatMessage(fieldRulesTexts.sentence, { rule: ONCE_KEY_RULE }));
  if (viewer.id === null) throw new InvalidInput("key", fieldRulesTexts.keyWithoutUser);
  return viewer.id;
}

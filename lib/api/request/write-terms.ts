import { createHash } from "node:crypto";
import { z } from "zod";
import type { WriteTerms } from "@/lib/jobs/access";
import { IDEMPOTENCY_KEY, ONCE_KEY_RULE } from "@/lib/producer/find-idempotent-answer";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { requestTexts } from "@/texts/api/request";

const onceHeader = {
  "Idempotency-Key": z
    .string()
    .regex(IDEMPOTENCY_KEY, ONCE_KEY_RULE)
    .optional()
    .describe(requestTexts.idempotencyKey),
};
const runHeader = {
  "Run-Token": z.string().optional().describe(requestTexts.runToken),
};

/** The request headers of a write of its own, and of one that belongs to a job's run. */
export const IDEMPOTENCY_HEADERS = z.object(onceHeader);
export const RUN_HEADERS = z.object({ ...onceHeader, ...runHeader });

/** The headers of a request that a schema names. */
export function readHeaders<T extends z.ZodObject>(schema: T, headers: Headers): z.output<T> {
  const named = Object.keys(schema.shape).map((name) => [name, headers.get(name) ?? undefined]);
  return parseStrictly(schema, Object.fromEntries(named));
}

/** The run token and idempotency key of a request. A repeated write gets its header in `answer`. */
export function termsOf(
  given: z.output<typeof RUN_HEADERS>,
  fingerprint: string,
  answer: Headers,
): WriteTerms {
  const { "Idempotency-Key": key, "Run-Token": run } = given;
  const onReplay = () => answer.set("Idempotency-Replayed", "true");
  return { run, once: key === undefined ? undefined : { key, fingerprint, onReplay } };
}

/** A hash of everything that the request says. */
export function fingerprintOf({ method, url }: Request, ...said: (string | Buffer)[]): string {
  const { pathname, search } = new URL(url);
  const hash = createHash("sha256").update(`${method} ${pathname}${search}`);
  for (const part of said) hash.update("\n").update(part);
  return hash.digest("hex");
}

import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { TABS } from "@/lib/jobs/tab";
import { TYPE_PATTERN } from "@/lib/jobs/type";
import { type JobFilter, SORTS } from "./filter";

const one = <Word extends string>(words: readonly Word[]) =>
  z.enum(words, { error: `give one of ${words.join(", ")}` });

/** Which jobs, and in which order. What is ignored for people, with a notice, is refused here. */
export const filterQuery = z.strictObject({
  tab: one(TABS).optional().describe("imports: only the types import and ingest"),
  status: one(CARD_STATUSES).optional().describe("pending has the queued ones too"),
  type: z.string().regex(TYPE_PATTERN, "give a type, such as import").optional(),
  sort: one(SORTS).optional().describe("date: newest first; name: A to Z"),
});

/** Throws InvalidInput when the filter was settled without the type that was asked for. */
export function requireType({ type }: { type?: string | undefined }, settled: JobFilter) {
  if (type !== undefined && type !== settled.type) {
    throw new InvalidInput("type", `there is no type “${type}” here.`);
  }
}

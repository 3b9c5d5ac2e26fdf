import { formatMessage } from "@/lib/texts/format-message";
import { factsTexts } from "@/texts/job/facts";

/** "1,200 of 3,376", or "1,200" where the total is not known. Both are whole numbers as text. */
export const progressCount = (done: string, total: string | null): string =>
  total === null
    ? formatMessage(factsTexts.done, { done: BigInt(done) })
    : formatMessage(factsTexts.doneOf, { done: BigInt(done), total: BigInt(total) });

import { and, eq, sql } from "drizzle-orm";
import { apiToken } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import { parseId } from "@/lib/jobs/job-id";
import { formatMessage } from "@/lib/texts/format-message";
import { tokenErrorsTexts } from "@/texts/site/token-errors";
import type { TokenlessAccess } from "./token-access";
import { visibleTokens } from "./visible-tokens";

/**
 * Revokes a token for good: it is refused from its next request on. Repeating it changes nothing. Throws not_found if
 * the viewer sees no token of that id.
 */
export function revokeToken({ db, viewer }: TokenlessAccess, id: string): Promise<{ name: string }> {
  return writing("revokeToken", async () => {
    const [revoked] =
      parseId(id) === null
        ? []
        : await db
            .update(apiToken)
            .set({ revokedAt: sql`coalesce(${apiToken.revokedAt}, clock_timestamp())` })
            .where(and(eq(apiToken.id, id), visibleTokens(viewer)))
            .returning({ name: apiToken.name });
    if (!revoked) throw new JobsError("not_found", formatMessage(tokenErrorsTexts.unknown, { id }));
    return revoked;
  });
}

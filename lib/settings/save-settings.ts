import { userSetting } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { rootCause } from "@/lib/database-error";
import { JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { accessTexts } from "@/texts/site/access";
import { DEFAULT_SETTINGS, type ViewerSettings } from "./viewer-settings";

const NO_SUCH_USER = "23503";

/**
 * Changes some of the viewer's settings; the others stay as they are stored. Throws not_signed_in when the user was
 * deleted meanwhile.
 */
export function saveSettings(
  { db, viewer }: Access & { viewer: { id: string } },
  changes: Partial<ViewerSettings>,
): Promise<void> {
  return writing("saveSettings", async () => {
    await db
      .insert(userSetting)
      .values({ ...DEFAULT_SETTINGS, ...changes, userId: viewer.id })
      .onConflictDoUpdate({ target: userSetting.userId, set: changes })
      .catch((error: unknown) => {
        if (rootCause(error).code !== NO_SUCH_USER) throw error;
        throw new JobsError("not_signed_in", accessTexts.sessionEnded, { cause: error });
      });
  });
}

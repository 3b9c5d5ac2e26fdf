import { eq, type SQL } from "drizzle-orm";
import { apiToken } from "@/db/schema";
import { ownerSeenBy, type ViewerScope } from "@/lib/jobs/visibility";

/** Which tokens the viewer may see and revoke: staff their own, administrators all. */
export function visibleTokens(viewer: ViewerScope<string>): SQL | undefined {
  const user = ownerSeenBy(viewer);
  return user === null ? undefined : eq(apiToken.userId, user);
}

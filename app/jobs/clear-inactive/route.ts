import { readOwnFields } from "@/lib/web/access/read-own-fields";
import { withAccess } from "@/lib/web/access/with-access";
import { clearAndLog } from "@/lib/web/background/clear-and-log";
import { refuseAllBut } from "@/lib/web/response/refuse-method";

/**
 * POST /jobs/clear-inactive: deletes the viewer's old inactive jobs, of one tab or all, and says how many when all
 * are gone. It goes on when nobody waits any more; the same request then waits for the same clear.
 */
export const POST = withAccess(
  async (access, request) => {
    const { done } = await clearAndLog(access, await readOwnFields(access, request, ["days", "tab"]));
    const { removed } = await done;
    return Response.json({ removed }, { headers: { "Cache-Control": "private, no-store" } });
  },
  { scope: "jobs:clear" },
);

export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = refuseAllBut("POST");

import { publicUrl } from "@/lib/auth/session-token";
import { fileStore } from "@/lib/database";
import { parseClearDays } from "@/lib/jobs/clear-days";
import { clearJobs } from "@/lib/jobs/clear-jobs";
import { readFields } from "@/lib/web/read-body";
import { requireSameOrigin } from "@/lib/web/same-origin";
import { withAccess } from "@/lib/web/with-access";

/** POST /jobs/clear-inactive: deletes the viewer's old inactive jobs, and says how many. */
export const POST = withAccess(async (access, request) => {
  requireSameOrigin(request.headers, publicUrl());
  const { days } = await readFields(request);
  const removed = await clearJobs(access, fileStore(), parseClearDays(days));
  return Response.json({ removed }, { headers: { "Cache-Control": "private, no-store" } });
});

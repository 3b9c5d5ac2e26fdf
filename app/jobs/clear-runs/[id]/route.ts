import { zoneOf } from "@/lib/auth/time-zone";
import { JobsError } from "@/lib/errors";
import { getClearRun } from "@/lib/jobs/get-clear-run";
import { refuseMethod } from "@/lib/web/refuse-method";
import { withAccess } from "@/lib/web/with-access";
import { clearProgress } from "../../_components/clear-progress";

type Context = RouteContext<"/jobs/clear-runs/[id]">;

/** GET /jobs/clear-runs/{id}: how far a clear of the viewer's own is by now, as the page shows it. */
export const GET = withAccess(async (access, _, { params }: Context) => {
  const run = await getClearRun(access, (await params).id);
  if (!run) throw new JobsError("not_found", "There is no such clear.");
  return Response.json(clearProgress(run, await zoneOf(access)), {
    headers: { "Cache-Control": "private, no-store" },
  });
});

const refuse = refuseMethod(["GET", "HEAD"]);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };

import { withAccess } from "@/lib/web/access/with-access";
import { refuseAllBut } from "@/lib/web/response/refuse-method";
import { readProgress } from "../read-progress";

type Context = RouteContext<"/jobs/clear-runs/[id]">;

/** GET /jobs/clear-runs/{id}: how far a clear of the viewer's own is by now, as the page shows it. */
export const GET = withAccess(async (access, _, { params }: Context) =>
  Response.json(await readProgress(access, (await params).id), {
    headers: { "Cache-Control": "private, no-store" },
  }),
);

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");

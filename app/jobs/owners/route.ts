import { parseUserName } from "@/lib/jobs/filter/user-name";
import { suggestOwners } from "@/lib/jobs/suggest-owners";
import { withAccess } from "@/lib/web/access/with-access";
import { refuseAllBut } from "@/lib/web/response/refuse-method";

/** GET /jobs/owners?q=: names of users that begin so, for the field in which administrators type one. */
export const GET = withAccess(async (access, request) => {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const beginning = parseUserName(typed);
  const owners = await suggestOwners(access, beginning ?? "");
  return Response.json(
    { owners: beginning === null && typed !== "" ? [] : owners },
    { headers: { "Cache-Control": "private, no-store" } },
  );
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");

import { JobsError } from "@/lib/errors";
import { withAccess } from "@/lib/web/access/with-access";
import { firstUpdate } from "@/lib/web/events/first-update";
import { serveEvents } from "@/lib/web/events/serve-events";
import { parseStrictly } from "@/lib/web/request/parse-strictly";
import { rawParams } from "@/lib/web/request/raw-params";
import { refuseAllBut } from "@/lib/web/response/refuse-method";
import { eventsTexts } from "@/texts/server/events";
import { eventParameters } from "./event-parameters";
import { readWatched } from "./read-watched";

/**
 * GET /jobs/events: what changes of the list, or of one job, as server-sent events (messages.ts). With poll=1, the
 * present values once, as {"reset": …, "alive": …}.
 */
export const GET = withAccess(async (access, request) => {
  const params = rawParams(new URL(request.url).searchParams);
  const parameters = parseStrictly(eventParameters, params);
  if (parameters.viewer !== undefined && parameters.viewer !== access.viewer.id) {
    throw new JobsError("not_signed_in", eventsTexts.otherViewer);
  }
  const watched = await readWatched(access, params, parameters);
  if (parameters.poll === undefined) return serveEvents(access, request, watched);
  const update = await firstUpdate(access, watched.interest);
  const { printer } = watched;
  return new Response(`{"reset":${printer.update(update)},"alive":${printer.alive(update.now, null)}}`, {
    headers: { "Content-Type": "application/json", "Cache-Control": "private, no-store" },
  });
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");

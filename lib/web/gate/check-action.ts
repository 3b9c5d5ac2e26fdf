import type { IncomingMessage, ServerResponse } from "node:http";
import { JobsError } from "@/lib/errors";
import { strangerAt } from "@/lib/web/limits/body-budget";
import { leaseForRequest } from "@/lib/web/request/lease-for-request";
import { isSameOrigin, notOurOrigin } from "@/lib/web/request/same-origin";
import { limitsTexts } from "@/texts/server/limits";
import { holdBody } from "./hold-body";

/** The routes, which read their own bodies. Every other address is a page, which may be sent an action. */
const ROUTES =
  /^\/(api\/v1(\/.*)?|api\/auth\/.+|healthz|readyz|refused-method(\/file)?|jobs\/(clear-inactive|events|clear-runs\/[^/]+|export-csv|owners|show\/[^/]+\/files(\.zip|\/[^/]+)))$/;

/** With such a part, Next may look for another address: /api/auth/../../sign-in is a page. */
const ELSEWHERE = /[/\\](\.|%2e){1,2}([/\\]|$)/i;

export const isRoute = (path: string) => ROUTES.test(path) && !ELSEWHERE.test(path);

/** Whether Next would look for a server action in a request. */
export function mayBeAction({ method, url = "", headers }: IncomingMessage): boolean {
  if (method !== "POST" || isRoute(url.split("?")[0] ?? "")) return false;
  return (
    "next-action" in headers ||
    /^\s*(multipart\/|application\/x-www-form)/i.test(headers["content-type"] ?? "")
  );
}

/**
 * Waits for the body of an action and checks what Next would answer with 500: an Origin of another site, a body that is
 * too large, too slow, cut off, or not in its own format. An Origin that agrees with the Host is the action's own matter.
 * Throws JobsError.
 */
export async function checkAction(request: IncomingMessage, response: ServerResponse, site: URL) {
  const { headers } = request;
  const { origin, host } = headers;
  if (!(isSameOrigin(origin ?? null, site) || isOriginOf(origin, host))) throw notOurOrigin(site);
  const lease = leaseForRequest(strangerAt(String(headers["x-forwarded-for"])), response);
  const body = await holdBody(request, lease);
  const type = headers["content-type"] ?? "";
  const isReadable = /^\s*multipart\//i.test(type)
    ? await isForm(body, type)
    : !("next-action" in headers) || isJson(body);
  if (!isReadable) throw new JobsError("malformed", limitsTexts.unreadableForm);
}

function isOriginOf(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

const isForm = (body: Buffer, type: string): Promise<boolean> =>
  new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData().then(
    () => true,
    () => false,
  );

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

import { findUnready } from "@/lib/process/readiness";
import { answerTo } from "@/lib/web/response/error-response";
import { refuseAllBut } from "@/lib/web/response/refuse-method";

/** Whether requests can be served now; 503 names the part that is not ready. */
export async function GET() {
  const unready = await findUnready();
  if (!unready) return new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
  const { body, ...init } = answerTo(unready.error, "/readyz");
  return Response.json({ ...body, part: unready.part }, { ...init, status: 503 });
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");

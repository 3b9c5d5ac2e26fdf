import { refuseAllBut } from "@/lib/web/response/refuse-method";

/** Whether this process answers at all; asks nothing else. */
export function GET() {
  return new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");

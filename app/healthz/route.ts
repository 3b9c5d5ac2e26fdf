/** Whether this process answers at all; asks nothing else. */
export function GET() {
  return new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
}

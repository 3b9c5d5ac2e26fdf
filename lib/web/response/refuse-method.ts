const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];

/**
 * Handlers for the methods that an address does not accept, and for OPTIONS. They name the accepted methods, as RFC
 * 9110 §15.5.6 requires. Next does not, and counts each method that has a handler as accepted, even if the handler
 * refuses it.
 */
export function refuseAllBut(...taken: Exclude<Method, "OPTIONS">[]): Record<Method, () => Response> {
  const headers = { Allow: [...taken, "OPTIONS"].join(", "), "Cache-Control": "private, no-store" };
  const refuse = () => new Response(null, { status: 405, headers });
  const tell = () => new Response(null, { status: 204, headers });
  return {
    GET: refuse,
    HEAD: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: tell,
  };
}

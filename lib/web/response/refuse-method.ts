const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];

/**
 * Handlers for what an address does not take, and for OPTIONS. They name the methods that it does, as RFC 9110 §15.5.6
 * has it: Next leaves that out, and says that it takes whatever has a handler, be that one to refuse it.
 */
export function refuseAllBut(...taken: Exclude<Method, "OPTIONS">[]): Record<Method, () => Response> {
  const headers = { Allow: [...taken, "OPTIONS"].join(", "), "Cache-Control": "private, no-store" };
  const refuse = () => new Response(null, { status: 405, headers });
  const tell = () => new Response(null, { status: 204, headers });
  return {
    ...{ GET: refuse, HEAD: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse },
    OPTIONS: tell,
  };
}

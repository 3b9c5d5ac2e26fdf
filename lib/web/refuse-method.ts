/** An address that takes other methods: they are named, as RFC 9110 §15.5.6 has it, which Next leaves out. */
export const refuseMethod = (allowed: readonly string[]) => (): Response =>
  new Response(null, {
    status: 405,
    headers: { Allow: [...allowed, "OPTIONS"].join(", "), "Cache-Control": "private, no-store" },
  });

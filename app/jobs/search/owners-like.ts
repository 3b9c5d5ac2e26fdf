/** The names of users that begin with a text, from the server; none without an answer that holds names. */
export async function ownersLike(start: string, signal: AbortSignal): Promise<string[]> {
  const answer = await fetch(`/jobs/owners?q=${encodeURIComponent(start)}`, { signal });
  const read: unknown = answer.ok ? await answer.json() : null;
  const owners = typeof read === "object" && read !== null && "owners" in read ? read.owners : [];
  return Array.isArray(owners) ? owners.filter((name) => typeof name === "string") : [];
}

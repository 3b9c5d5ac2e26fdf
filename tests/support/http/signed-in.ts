import type { SignedInAccess } from "@/lib/auth/session/session";
import type { TestDatabase } from "../database";

/** The access of a new administrator who is signed in with a cookie. */
export async function signedIn(database: Pick<TestDatabase, "asUser">): Promise<SignedInAccess> {
  const { viewer, ...access } = await database.asUser(`administrator ${crypto.randomUUID()}`, "admin");
  const { id } = viewer;
  if (id === null) throw new Error("a user has an id");
  return { ...access, viewer: { ...viewer, id }, timeZone: "UTC", token: null, sessionId: null };
}

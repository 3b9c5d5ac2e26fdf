import { findUser } from "@/lib/auth/users";
import type { Role } from "@/lib/jobs/access";
import type { Console } from "../console";
import type { TestDatabase } from "../database";

export interface SignedInUser {
  id: string;
  name: string;
  /** Of a session. */
  cookie: string;
}

/** What a user is before the console runs. */
export const NOBODY: SignedInUser = { id: "", name: "", cookie: "" };

/** Adds a user who can sign in, and signs them in. */
export async function userWithId(
  { database, site }: { database: TestDatabase; site: Console },
  name: string,
  role?: Role,
): Promise<SignedInUser> {
  const cookie = await site.userWithCookie(name, role);
  const user = await findUser(database.db, name);
  if (!user) throw new Error(`there is no user ${name}`);
  return { id: user.id, name, cookie };
}

import type { Scope } from "@/lib/auth/scopes";
import { createToken } from "@/lib/auth/tokens/create-token";
import { findUser } from "@/lib/auth/users";
import type { TestDatabase } from "../database";

export interface MadeToken {
  id: string;
  text: string;
  /** The request header that carries it. */
  authorization: string;
}

/** Gives an existing user a token with these scopes. */
export async function makeToken(
  { access, db }: TestDatabase,
  userName: string,
  ...scopes: Scope[]
): Promise<MadeToken> {
  const user = await findUser(db, userName);
  if (!user) throw new Error(`there is no user ${userName}`);
  const { id, text } = await createToken(access, { userId: user.id, name: "test", scopes, days: 1 });
  return { id, text, authorization: `Bearer ${text}` };
}

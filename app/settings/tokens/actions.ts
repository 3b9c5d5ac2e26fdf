"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { createToken } from "@/lib/auth/tokens/create-token";
import { revokeToken } from "@/lib/auth/tokens/revoke-token";
import { log } from "@/lib/log";
import { type ActionResult, accessAction } from "@/lib/web/access/access-action";
import { parseNewToken, readTokenFields, type TokenFields } from "./token-fields";

interface MadeToken {
  /** The token itself: shown this once. */
  text: string;
  name: string;
}

export interface NewTokenState {
  result: ActionResult<MadeToken> | null;
  /** The fields that the form shows next. */
  given: TokenFields;
}

/** Creates a token for the viewer. A failure returns what was typed, success the token itself. */
export async function createTokenAction(_: NewTokenState, form: FormData): Promise<NewTokenState> {
  const given = readTokenFields(form);
  const result = await accessAction(async (access) => {
    const { viewer } = access;
    const wanted = parseNewToken(given);
    const { id, text, selector } = await createToken(access, { userId: viewer.id, ...wanted });
    const { scopes, days } = wanted;
    log("info", "token.created", { by: viewer.name, token: id, selector, scopes, days });
    revalidatePath("/settings/tokens");
    return { text, name: wanted.name };
  });
  return { result, given };
}

/** Revokes one of the viewer's tokens, or anyone's for an administrator, and redirects to the list. */
export async function revokeTokenAction(_: unknown, form: FormData): Promise<ActionResult<never>> {
  const id = String(form.get("id"));
  const result = await accessAction(async (access) => {
    await revokeToken(access, id);
    log("info", "token.revoked", { by: access.viewer.name, token: id });
  });
  return result.ok ? redirect(`/settings/tokens?revoked=${encodeURIComponent(id)}`) : result;
}

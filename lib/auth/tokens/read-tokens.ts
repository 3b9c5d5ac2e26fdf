import { parseId } from "@/lib/jobs/job-id";
import {
  ignored,
  paramReader,
  parsePage,
  pastTheEnd,
  type RawParams,
  unknownParameters,
} from "@/lib/jobs/params";
import { type AccessToken, listTokens, type TokenList } from "./list-tokens";
import type { TokenlessAccess } from "./token-access";

export interface ShownTokens extends TokenList {
  /** The token that is about to be revoked, and the one that just was. */
  toRevoke: AccessToken | null;
  revoked: AccessToken | null;
  /** A sentence for each parameter that was ignored. */
  notices: string[];
}

const PARAMETERS = ["page", "revoke", "revoked"];

/** All that the tokens page shows. Parameters: `page`, and `revoke` and `revoked` with a token's id. */
export async function readTokens(access: TokenlessAccess, params: RawParams): Promise<ShownTokens> {
  const notices = unknownParameters(params, PARAMETERS);
  const read = paramReader(params, notices);
  const page = read("page", parsePage) ?? 1;
  const [revokeId, revokedId] = [read("revoke", parseId), read("revoked", parseId)];
  const one = async (id: string | null) =>
    id === null ? null : ((await listTokens(access, { id })).tokens[0] ?? null);
  const [list, toRevoke, revoked] = await Promise.all([
    listTokens(access, { page }),
    one(revokeId),
    one(revokedId),
  ]);
  if (page > list.page) notices.push(pastTheEnd("page", page, list));
  if (revokeId !== null && !toRevoke) notices.push(ignored("revoke", revokeId));
  return {
    ...list,
    // A token that is already revoked needs no confirmation.
    toRevoke: toRevoke?.state === "revoked" ? null : toRevoke,
    revoked: revoked?.state === "revoked" ? revoked : null,
    notices,
  };
}

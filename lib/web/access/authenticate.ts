import "server-only";
import type { Scope } from "@/lib/auth/scopes";
import { MissingScope } from "@/lib/auth/scopes";
import { bearerOf } from "@/lib/auth/session/bearer";
import { clientAddress, findAccess, type SignedInAccess } from "@/lib/auth/session/session";
import { checkToken } from "@/lib/auth/tokens/check-token";
import { selectorOf } from "@/lib/auth/tokens/token-text";
import { knownError } from "@/lib/database-error";
import { publicUrl } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { log } from "@/lib/log";
import { database } from "@/lib/process/database";
import { countBadToken, countUse } from "@/lib/web/limits/token-rate";
import { requireSameOrigin } from "@/lib/web/request/same-origin";
import { accessTexts } from "@/texts/site/access";

/** What a route accepts besides a person's cookie. */
export interface RouteAuth {
  /** The scope that a token must have; null: any token. */
  scope: Scope | null;
  /** False: only a token is accepted. */
  cookie?: false;
}

/**
 * The access of a request: by its token, if it has one, and then by nothing else; or by its cookie, which may change
 * something only from a page of ours. Throws not_signed_in, token_needed, bad_token, missing_scope, not_allowed,
 * too_many_requests.
 */
export async function authenticate(
  request: Request,
  routeAuth: RouteAuth | undefined,
): Promise<SignedInAccess> {
  const text = bearerOf(request.headers);
  if (text !== null) return byToken(text, routeAuth);
  if (routeAuth?.cookie === false) {
    throw new JobsError("token_needed", lacksBearer(request) ?? accessTexts.tokenNeeded);
  }
  const access = await findAccess();
  if (!access) {
    const howTo = routeAuth ? accessTexts.signInOrToken : accessTexts.signIn;
    throw new JobsError("not_signed_in", lacksBearer(request) ?? howTo);
  }
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (changes) requireSameOrigin(request.headers, publicUrl());
  return access;
}

/** The message for a token that was sent without the word Bearer; null for other requests. */
const lacksBearer = ({ headers }: Request): string | null =>
  /^\s*(token\s+)?jct_/i.test(headers.get("authorization") ?? "") ? accessTexts.bearerMissing : null;

async function byToken(text: string, routeAuth: RouteAuth | undefined): Promise<SignedInAccess> {
  if (!routeAuth) throw new JobsError("bad_token", accessTexts.noTokens);
  const connection = database();
  const found = await checkToken(connection.db, text).catch((error: unknown) => {
    // An unreachable database does not mean a bad token.
    throw knownError(error);
  });
  if (!found) {
    const address = await clientAddress();
    countBadToken(address);
    log("warn", "token.refused", { selector: selectorOf(text), address });
    throw new JobsError("bad_token", accessTexts.badToken);
  }
  countUse(found.token.id);
  const { scope } = routeAuth;
  if (scope !== null && !found.token.scopes.includes(scope)) throw new MissingScope(scope);
  return { ...connection, ...found, sessionId: null };
}

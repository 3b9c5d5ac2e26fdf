import type { Metadata } from "next";
import { panel } from "@/app/_ui/button";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { monoFont } from "@/app/_ui/mono-font";
import { PageNav } from "@/app/_ui/page-nav";
import { frameOf } from "@/app/_ui/shell/frame";
import { Shell } from "@/app/_ui/shell/shell";
import { Notices } from "@/app/jobs/shared/notices";
import { SCOPE_MEANINGS, SCOPES } from "@/lib/auth/scopes";
import { requireAccess } from "@/lib/auth/session/session";
import { TOKENS_A_PAGE } from "@/lib/auth/tokens/list-tokens";
import { readTokens } from "@/lib/auth/tokens/read-tokens";
import { forOneLine } from "@/lib/readable-text";
import { searchOf } from "@/lib/web/request/search-of";
import { NewTokenForm } from "./_components/new-token-form.client";
import { RevokeToken } from "./_components/revoke-token.client";
import { TokenTable } from "./_components/token-table";

export const metadata: Metadata = { title: "Access tokens" };

const PATH = "/settings/tokens";
const TRAIL = [{ label: "Settings" }, { label: "Access tokens" }];

export default async function Tokens({ searchParams }: PageProps<"/settings/tokens">) {
  const search = await searchParams;
  return orCouldNotLoad(`${PATH}${searchOf(search)}`, async () => {
    const access = await requireAccess(`${PATH}${searchOf(search)}`);
    const [frame, shown] = await Promise.all([frameOf(access), readTokens(access, search)]);
    const isAdmin = access.viewer.role === "admin";
    const { tokens, total, page, pages, toRevoke, revoked } = shown;
    const notices = revoked
      ? [
          `Token “${forOneLine(revoked.name)}” was revoked. Requests with it are refused now.`,
          ...shown.notices,
        ]
      : shown.notices;
    return (
      <Shell frame={frame} path={PATH} trail={TRAIL}>
        <div className={`${monoFont.variable} flex flex-col gap-3`}>
          <h1 className="font-semibold text-xl">Access tokens</h1>
          <p className="max-w-prose">
            Scripts sign in with a token instead of a password. A token can do what its scopes allow. Send it
            as <code className="whitespace-nowrap font-mono text-sm">Authorization: Bearer …</code>. The{" "}
            <a href="/api-reference">API reference</a> lists the requests.
          </p>
          <Notices notices={notices} />
          {toRevoke ? (
            <RevokeToken
              id={toRevoke.id}
              name={forOneLine(toRevoke.name)}
              owner={toRevoke.user === access.viewer.name ? null : toRevoke.user}
              back={PATH}
            />
          ) : null}
          <NewTokenForm scopes={SCOPES.map((scope) => [scope, SCOPE_MEANINGS[scope]])} />
          <section aria-labelledby="tokens-title" className={`${panel} @container flex flex-col gap-3 p-4`}>
            <h2 id="tokens-title" className="font-semibold text-lg">
              {isAdmin ? "Everyone’s tokens" : "Your tokens"}
            </h2>
            {total === 0 ? (
              <p className="text-quiet">No tokens yet.</p>
            ) : (
              <TokenTable tokens={tokens} zone={frame.zone} withUsers={isAdmin} />
            )}
            {pages > 1 ? (
              <PageNav
                label="Pages of tokens"
                page={page}
                pages={pages}
                first={(page - 1) * TOKENS_A_PAGE + 1}
                shown={tokens.length}
                total={total}
                href={(to) => `${PATH}?page=${to}`}
              />
            ) : null}
          </section>
        </div>
      </Shell>
    );
  });
}

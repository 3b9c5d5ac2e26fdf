import type { Metadata } from "next";
import { panel } from "@/app/_ui/button";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { FormattedMessage } from "@/app/_ui/formatted-message";
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
import { formatMessage } from "@/lib/texts/format-message";
import { searchOf } from "@/lib/web/request/search-of";
import { navigationTexts } from "@/texts/site/navigation";
import { tokensTexts } from "@/texts/site/tokens";
import { NewTokenForm } from "./_components/new-token-form.client";
import { RevokeToken } from "./_components/revoke-token.client";
import { TokenTable } from "./_components/token-table";

export const metadata: Metadata = { title: navigationTexts.tokens };

const PATH = "/settings/tokens";
const TRAIL = [{ label: navigationTexts.settings }, { label: navigationTexts.tokens }];

export default async function Tokens({ searchParams }: PageProps<"/settings/tokens">) {
  const search = await searchParams;
  return orCouldNotLoad(`${PATH}${searchOf(search)}`, async () => {
    const access = await requireAccess(`${PATH}${searchOf(search)}`);
    const [frame, shown] = await Promise.all([frameOf(access), readTokens(access, search)]);
    const isAdmin = access.viewer.role === "admin";
    const { tokens, total, page, pages, toRevoke, revoked } = shown;
    const notices = revoked
      ? [formatMessage(tokensTexts.revoked, { name: forOneLine(revoked.name) }), ...shown.notices]
      : shown.notices;
    return (
      <Shell frame={frame} path={PATH} trail={TRAIL}>
        <div className={`${monoFont.variable} flex flex-col gap-3`}>
          <h1 className="font-semibold text-xl">{navigationTexts.tokens}</h1>
          <p className="max-w-prose">
            <FormattedMessage
              message={tokensTexts.about}
              values={{
                code: (header) => <code className="whitespace-nowrap font-mono text-sm">{header}</code>,
                link: (name) => <a href="/api-reference">{name}</a>,
              }}
            />
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
          <NewTokenForm page={PATH} scopes={SCOPES.map((scope) => [scope, SCOPE_MEANINGS[scope]])} />
          <section aria-labelledby="tokens-title" className={`${panel} @container flex flex-col gap-3 p-4`}>
            <h2 id="tokens-title" className="font-semibold text-lg">
              {isAdmin ? tokensTexts.everyones : tokensTexts.yours}
            </h2>
            {total === 0 ? (
              <p className="text-quiet">{tokensTexts.none}</p>
            ) : (
              <TokenTable tokens={tokens} zone={frame.zone} withUsers={isAdmin} />
            )}
            {pages > 1 ? (
              <PageNav
                label={tokensTexts.pages}
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

import { button } from "@/app/_ui/button";
import { Moment } from "@/app/_ui/moment";
import type { AccessToken } from "@/lib/auth/tokens/list-tokens";
import { forOneLine, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { tokensTexts } from "@/texts/site/tokens";
import styles from "./token-table.module.css";

interface TokenTableProps {
  tokens: AccessToken[];
  zone: string;
  /** Whether to show whose each token is. */
  withUsers: boolean;
}

/** Tokens as rows, or as cards where there is no room. None of the fields is secret. */
export function TokenTable({ tokens, zone, withUsers }: TokenTableProps) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">{formatMessage(tokensTexts.caption, { zone })}</caption>
      <thead>
        <tr>
          <th scope="col">{tokensTexts.name}</th>
          {withUsers ? <th scope="col">{tokensTexts.user}</th> : null}
          <th scope="col">{tokensTexts.selector}</th>
          <th scope="col">{tokensTexts.scopes}</th>
          <th scope="col">{tokensTexts.created}</th>
          <th scope="col">{tokensTexts.lastUsed}</th>
          <th scope="col">{tokensTexts.expires}</th>
          <th scope="col">{tokensTexts.state}</th>
          <th scope="col">
            <span className="sr-only">{tokensTexts.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} zone={zone} withUsers={withUsers} />
        ))}
      </tbody>
    </table>
  );
}

type TokenRowProps = Omit<TokenTableProps, "tokens"> & { token: AccessToken };

function TokenRow({ token, zone, withUsers }: TokenRowProps) {
  const { id, name, user, selector, scopes, state, createdAt, lastUsedAt, expiresAt } = token;
  const moment = (iso: string | null, none: string) => (iso ? <Moment iso={iso} zone={zone} /> : none);
  return (
    <tr data-state={state}>
      <th scope="row">
        <bdi>{readable(name)}</bdi>
      </th>
      {withUsers ? (
        <td data-label={tokensTexts.user} data-user="">
          <bdi>{readable(user)}</bdi>
        </td>
      ) : null}
      <td data-label={tokensTexts.selector}>
        <code className="font-mono">{`jct_${selector}…`}</code>
      </td>
      <td data-label={tokensTexts.scopes}>{scopes.join(", ")}</td>
      <td data-label={tokensTexts.created}>{moment(createdAt, "")}</td>
      <td data-label={tokensTexts.lastUsed}>{moment(lastUsedAt, tokensTexts.never)}</td>
      <td data-label={tokensTexts.expires}>{moment(expiresAt, tokensTexts.never)}</td>
      <td data-label={tokensTexts.state}>
        <span>{tokensTexts.states[state]}</span>
      </td>
      <td className={styles.actions}>
        {state === "revoked" ? null : (
          <a
            href={`/settings/tokens?revoke=${id}`}
            aria-label={formatMessage(tokensTexts.revokeNamed, { name: forOneLine(name) })}
            className={`${button.small} screen-only`}
          >
            {tokensTexts.revoke}
          </a>
        )}
      </td>
    </tr>
  );
}

import { button } from "@/app/_ui/button";
import { Moment } from "@/app/_ui/moment";
import type { AccessToken } from "@/lib/auth/tokens/list-tokens";
import { forOneLine, readable } from "@/lib/readable-text";
import styles from "./token-table.module.css";

const STATES: Record<AccessToken["state"], string> = {
  live: "Active",
  expired: "Expired",
  revoked: "Revoked",
  user_disabled: "User disabled",
};

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
      <caption className="sr-only">Access tokens, times in {zone}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {withUsers ? <th scope="col">User</th> : null}
          <th scope="col">Begins with</th>
          <th scope="col">Scopes</th>
          <th scope="col">Created</th>
          <th scope="col">Last used</th>
          <th scope="col">Expires</th>
          <th scope="col">State</th>
          <th scope="col">
            <span className="sr-only">Actions</span>
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
        <td data-label="User">
          <bdi>{readable(user)}</bdi>
        </td>
      ) : null}
      <td data-label="Begins with">
        <code className="font-mono">{`jct_${selector}…`}</code>
      </td>
      <td data-label="Scopes">{scopes.join(", ")}</td>
      <td data-label="Created">{moment(createdAt, "")}</td>
      <td data-label="Last used">{moment(lastUsedAt, "Never")}</td>
      <td data-label="Expires">{moment(expiresAt, "Never")}</td>
      <td data-label="State">
        <span>{STATES[state]}</span>
      </td>
      <td className={styles.actions}>
        {state === "revoked" ? null : (
          <a
            href={`/settings/tokens?revoke=${id}`}
            aria-label={`Revoke ${forOneLine(name)}`}
            className={`${button.small} screen-only`}
          >
            Revoke
          </a>
        )}
      </td>
    </tr>
  );
}

import { JobsError } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { scopesTexts } from "@/texts/site/scopes";

/** What an access token may do for its user. */
export const SCOPES = ["jobs:read", "jobs:write", "jobs:clear"] as const;
export type Scope = (typeof SCOPES)[number];

/** A line on each, for the person who makes a token. */
export const SCOPE_MEANINGS: Record<Scope, string> = {
  "jobs:read": scopesTexts.read,
  "jobs:write": scopesTexts.write,
  "jobs:clear": scopesTexts.clear,
};

export const isScope = (word: unknown): word is Scope => SCOPES.some((scope) => scope === word);

/** The token is valid, but lacks the scope that this needs. */
export class MissingScope extends JobsError {
  readonly scope: Scope;

  constructor(scope: Scope, options?: ErrorOptions) {
    super("missing_scope", formatMessage(scopesTexts.missing, { scope }), options);
    this.scope = scope;
  }
}

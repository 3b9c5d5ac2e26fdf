/** What an access token may do for its user. */
export const SCOPES = ["jobs:read", "jobs:write", "jobs:clear"] as const;
export type Scope = (typeof SCOPES)[number];

export const isScope = (word: unknown): word is Scope => SCOPES.some((scope) => scope === word);

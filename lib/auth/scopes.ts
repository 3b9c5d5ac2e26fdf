/** What an access token may do for its user. */
export const SCOPES = ["jobs:read", "jobs:write", "jobs:clear"] as const;
export type Scope = (typeof SCOPES)[number];

/** Each in a line, for whoever gives it. */
export const SCOPE_MEANINGS: Record<Scope, string> = {
  "jobs:read": "see jobs, fetch their files, export the list",
  "jobs:write": "record jobs, with their subtasks and files",
  "jobs:clear": "delete jobs that ended long ago",
};

export const isScope = (word: unknown): word is Scope => SCOPES.some((scope) => scope === word);

import { JobsError } from "@/lib/errors";

/** What an access token may do for its user. */
export const SCOPES = ["jobs:read", "jobs:write", "jobs:clear"] as const;
export type Scope = (typeof SCOPES)[number];

/** A line on each, for the person who makes a token. */
export const SCOPE_MEANINGS: Record<Scope, string> = {
  "jobs:read": "see jobs, download their files, export the list",
  "jobs:write": "record jobs, with their subtasks and files",
  "jobs:clear": "delete old jobs that have ended",
};

export const isScope = (word: unknown): word is Scope => SCOPES.some((scope) => scope === word);

/** The token is valid, but lacks the scope that this needs. */
export class MissingScope extends JobsError {
  readonly scope: Scope;

  constructor(scope: Scope, options?: ErrorOptions) {
    super("missing_scope", `This needs a token with the scope ${scope}.`, options);
    this.scope = scope;
  }
}

import { JobsError } from "@/lib/errors";

/** What an access token may do for its user. */
export const SCOPES = ["jobs:read", "jobs:write", "jobs:clear"] as const;
export type Scope = (typeof SCOPES)[number];

/** Each in a line, for whoever gives it. */
export const SCOPE_MEANINGS: Record<Scope, string> = {
  "jobs:read": "see jobs, download their files, export the list",
  "jobs:write": "record jobs, with their subtasks and files",
  "jobs:clear": "delete old jobs that have ended",
};

export const isScope = (word: unknown): word is Scope => SCOPES.some((scope) => scope === word);

/** The token is good, but not for this. */
export class MissingScope extends JobsError {
  readonly scope: Scope;

  constructor(scope: Scope, options?: ErrorOptions) {
    super("missing_scope", `This needs a token with the scope ${scope}.`, options);
    this.scope = scope;
  }
}

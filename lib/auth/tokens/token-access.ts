import type { Access } from "@/lib/jobs/access";

/** The access of a person or of the command line, but not of a token: a token can't make, list or revoke tokens. */
export type TokenlessAccess = Access & { token?: null };

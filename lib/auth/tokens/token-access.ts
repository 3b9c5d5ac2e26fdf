import type { Access } from "@/lib/jobs/access";

/** The access of a person or of the command line. A token's is none: it can't make, list or revoke tokens. */
export type TokenlessAccess = Access & { token?: null };

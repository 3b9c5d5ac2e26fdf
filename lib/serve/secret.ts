import { join } from "node:path";
import type { Environment } from "@/lib/env";
import { persistedSecret } from "@/lib/persisted-secret";

/**
 * NEXTAUTH_SECRET, or for the embedded server one that is made once and stored in the data folder. Throws if
 * DATABASE_URL is set without it.
 */
export async function findSecret(environment: Environment): Promise<string> {
  if (environment.NEXTAUTH_SECRET) return environment.NEXTAUTH_SECRET;
  if (environment.DATABASE_URL) {
    throw new Error("NEXTAUTH_SECRET: required with DATABASE_URL. Make one with: openssl rand -base64 33");
  }
  return persistedSecret(join(environment.JOBS_DATA_DIR, "nextauth-secret"), 33);
}

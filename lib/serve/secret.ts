import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "@/lib/env";

/** NEXTAUTH_SECRET, or for the embedded server one that is made once and kept in the data folder. */
export async function findSecret(environment: Environment): Promise<string> {
  if (environment.NEXTAUTH_SECRET) return environment.NEXTAUTH_SECRET;
  if (environment.DATABASE_URL) {
    throw new Error("NEXTAUTH_SECRET: required with DATABASE_URL. Make one with: openssl rand -base64 33");
  }
  const file = join(environment.JOBS_DATA_DIR, "nextauth-secret");
  const made = randomBytes(33).toString("base64url");
  return writeFile(file, made, { mode: 0o600, flag: "wx" }).then(
    () => made,
    () => readFile(file, "utf8"),
  );
}

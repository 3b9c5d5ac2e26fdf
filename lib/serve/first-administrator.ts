import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";
import { addUser, listUsers } from "@/lib/auth/users";
import type { Environment } from "@/lib/env";
import { InvalidInput } from "@/lib/errors";

interface SignInDetails {
  name: string;
  password: string;
}

/** Adds an administrator to a database without users. Returns the sign-in if its password was generated here. */
export async function ensureFirstAdministrator(
  db: Database,
  environment: Environment,
): Promise<SignInDetails | null> {
  if ((await listUsers(db)).length > 0) return null;
  const name = environment.JOBS_ADMIN_USERNAME ?? "admin";
  const password = environment.JOBS_ADMIN_PASSWORD ?? madeUpPassword();
  await addUser(db, { name, role: "admin", password }).catch((error: unknown) => {
    throw error instanceof InvalidInput && error.field === "name"
      ? new InvalidInput("JOBS_ADMIN_USERNAME", error.reason, { cause: error })
      : error;
  });
  return environment.JOBS_ADMIN_PASSWORD ? null : { name, password };
}

export const madeUpPassword = (): string => randomBytes(12).toString("base64url");

import { hash, verify } from "@node-rs/argon2";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { InvalidInput } from "@/lib/errors";
import { PASSWORD_RULE } from "@/lib/password-rule";

const { min, max } = ACCOUNT_LIMITS.password;

/**
 * Hashes with argon2id and the library's defaults, which follow OWASP: 19 MiB, two passes. Throws InvalidInput for a
 * password that is too short or too long.
 */
export function hashPassword(password: string): Promise<string> {
  if (password.length < min || password.length > max) {
    throw new InvalidInput("password", `${PASSWORD_RULE}.`);
  }
  return hash(password);
}

let decoy: Promise<string> | undefined;

/** Whether the password is right. Without a hash (an unknown name) it takes the same time and returns false. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hash("decoy");
  const tooLong = password.length > max;
  const right = await verify(stored ?? (await decoy), tooLong ? "" : password);
  return right && stored !== null && !tooLong;
}

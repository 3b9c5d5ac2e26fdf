import { hash, verify } from "@node-rs/argon2";
import { InvalidInput } from "@/lib/errors";

const PASSWORD_LENGTH = { min: 8, max: 200 };

/** argon2id with the library's defaults, which follow OWASP's: 19 MiB, two passes. */
export function hashPassword(password: string): Promise<string> {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max) {
    throw new InvalidInput("password", `give ${min} to ${max} characters.`);
  }
  return hash(password);
}

let decoy: Promise<string> | undefined;

/** Whether the password is right. Without a hash (an unknown name) it takes as long, and is wrong. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hash("there is no such user");
  const tooLong = password.length > PASSWORD_LENGTH.max;
  const right = await verify(stored ?? (await decoy), tooLong ? "" : password);
  return right && stored !== null && !tooLong;
}

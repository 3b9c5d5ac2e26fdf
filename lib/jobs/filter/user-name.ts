import { ACCOUNT_LIMITS } from "@/lib/account-limits";

/** The text as the name of a user; null if no user can have it. */
export function parseUserName(text: string): string | null {
  const name = text.trim();
  const isName =
    name !== "" && [...name].length <= ACCOUNT_LIMITS.userName && name.isWellFormed() && !name.includes("\0");
  return isName ? name : null;
}

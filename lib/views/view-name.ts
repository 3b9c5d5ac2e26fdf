import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { parseLabel } from "@/lib/auth/label";
import { InvalidInput } from "@/lib/errors";

/** A view's name as it is stored: 1 to 60 characters, all visible. Throws InvalidInput. */
export function parseViewName(text: string): string {
  const parsed = parseLabel(text.trim(), ACCOUNT_LIMITS.viewName);
  if ("fault" in parsed) throw new InvalidInput("name", parsed.fault);
  return parsed.label;
}

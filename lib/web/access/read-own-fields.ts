import type { SignedInAccess } from "@/lib/auth/session/session";
import { leaseForRequest } from "@/lib/web/request/lease-for-request";
import { readFields } from "@/lib/web/request/read-body";
import { confirmationOf, senderOf, signedInTerms } from "./body-terms";

/** The fields of a signed-in caller's small form or JSON object, as `readFields`. */
export async function readOwnFields(
  access: SignedInAccess,
  request: Request,
  known: readonly string[],
): Promise<Record<string, unknown>> {
  const confirm = confirmationOf(access);
  const lease = leaseForRequest(senderOf(access));
  const { stop, ...terms } = signedInTerms(access);
  try {
    const fields = await readFields(request, known, { ...terms, lease });
    await confirm?.();
    return fields;
  } finally {
    stop();
  }
}

import "server-only";
import { headers } from "next/headers";
import { requireSignedIn, type SignedInAccess } from "@/lib/auth/session";
import { publicUrl } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { knownError } from "@/lib/jobs/database-error";
import { logFault } from "./error-response";
import { requireSameOrigin } from "./same-origin";

export type ActionResult<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** A server action behind the sign-in and the origin check; what went wrong comes back as a sentence. */
export async function accessAction<Value>(
  act: (access: SignedInAccess) => Promise<Value>,
): Promise<ActionResult<Value>> {
  try {
    const access = await requireSignedIn();
    requireSameOrigin(await headers(), publicUrl());
    return { ok: true, value: await act(access) };
  } catch (thrown) {
    const error = knownError(thrown);
    if (error instanceof JobsError) return { ok: false, message: error.message };
    logFault(thrown, "action");
    return { ok: false, message: "Something went wrong on our side. It has been logged." };
  }
}

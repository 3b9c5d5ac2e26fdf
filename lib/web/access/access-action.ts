import "server-only";
import { headers } from "next/headers";
import { findAccess, type PersonalAccess } from "@/lib/auth/session/session";
import { knownError } from "@/lib/database-error";
import { publicUrl } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { faultNumber, logFault } from "@/lib/log-fault";
import { formatMessage } from "@/lib/texts/format-message";
import { requireSameOrigin } from "@/lib/web/request/same-origin";
import { availabilityTexts } from "@/texts/server/availability";
import { accessTexts } from "@/texts/site/access";

/** `signedOut`: the person has to sign in again. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; message: string; signedOut?: true };

const ENDED = {
  ok: false,
  message: accessTexts.sessionEnded,
  signedOut: true,
} as const;

/** Runs a server action if the viewer is signed in and the origin is ours. An error comes back as a sentence. */
export async function accessAction<Value>(
  act: (access: PersonalAccess) => Promise<Value>,
): Promise<ActionResult<Value>> {
  try {
    const access = await findAccess();
    if (!access) return ENDED;
    requireSameOrigin(await headers(), publicUrl());
    return { ok: true, value: await act(access) };
  } catch (thrown) {
    const error = knownError(thrown);
    if (error instanceof JobsError) return { ok: false, message: error.message };
    logFault(thrown, "action");
    return {
      ok: false,
      message: formatMessage(availabilityTexts.faultOf, { request: faultNumber() ?? "–" }),
    };
  }
}

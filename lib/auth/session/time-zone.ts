import "server-only";
import { cookies } from "next/headers";
import { knownZone } from "@/lib/format";
import type { SignedInAccess } from "./session";

/** Set on the word of a script of the page, to the browser's own zone. */
export const ZONE_COOKIE = "time-zone";

/** The zone in which this viewer sees times: the profile's, else the browser's, else UTC. */
export async function zoneOf({ timeZone }: Pick<SignedInAccess, "timeZone">): Promise<string> {
  return knownZone(timeZone ?? (await cookies()).get(ZONE_COOKIE)?.value);
}

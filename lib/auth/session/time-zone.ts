import "server-only";
import { cookies } from "next/headers";
import { knownZone } from "@/lib/format";
import type { SignedInAccess } from "./session";

/** The browser's own time zone, as a script of the page reports it. */
export const ZONE_COOKIE = "time-zone";

/** The time zone in which this viewer sees times: the profile's, else the browser's, else UTC. */
export async function zoneOf({ timeZone }: Pick<SignedInAccess, "timeZone">): Promise<string> {
  return knownZone(timeZone ?? (await cookies()).get(ZONE_COOKIE)?.value);
}

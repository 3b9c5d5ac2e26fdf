"use server";

import { ZONE_COOKIE } from "@/lib/auth/session/time-zone";
import { knownZone } from "@/lib/format";
import { accessAction } from "@/lib/web/access/access-action";
import { keepPreference } from "@/lib/web/preference";

/** Keeps the browser's own zone in a cookie; the page is rendered again with it. */
export async function rememberZone(zone: string) {
  return accessAction(() => keepPreference(ZONE_COOKIE, knownZone(zone)));
}

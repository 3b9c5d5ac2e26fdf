"use server";

import { cookies } from "next/headers";
import { ZONE_COOKIE } from "@/lib/auth/time-zone";
import { knownZone } from "@/lib/format";
import { accessAction } from "@/lib/web/access-action";

const YEAR_SECONDS = 31_536_000;

/** Keeps the browser's own zone in a cookie; the page is rendered again with it. */
export async function rememberZone(zone: string) {
  return accessAction(async () => {
    (await cookies()).set(ZONE_COOKIE, knownZone(zone), { path: "/", sameSite: "lax", maxAge: YEAR_SECONDS });
  });
}

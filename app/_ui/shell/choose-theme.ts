"use server";

import { headers } from "next/headers";
import { publicUrl } from "@/lib/env";
import { keepPreference } from "@/lib/web/preference";
import { isSameOrigin } from "@/lib/web/request/same-origin";
import { knownTheme, THEME_COOKIE } from "@/lib/web/theme";

/** Keeps the choice in this browser; the page is rendered again with it. */
export async function chooseTheme(form: FormData) {
  // Not worth an error page: who set the form up elsewhere gets the page as it was.
  if (!isSameOrigin((await headers()).get("origin"), publicUrl())) return;
  await keepPreference(THEME_COOKIE, knownTheme(form.get("theme")));
}

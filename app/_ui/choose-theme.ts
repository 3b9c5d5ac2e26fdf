"use server";

import { cookies, headers } from "next/headers";
import { publicUrl } from "@/lib/env";
import { isSameOrigin } from "@/lib/web/same-origin";
import { knownTheme, THEME_COOKIE } from "@/lib/web/theme";

const YEAR_SECONDS = 31_536_000;

/** Keeps the choice in this browser; the page is rendered again with it. */
export async function chooseTheme(form: FormData) {
  // Not worth an error page: who set the form up elsewhere gets the page as it was.
  if (!isSameOrigin((await headers()).get("origin"), publicUrl())) return;
  const theme = knownTheme(form.get("theme"));
  (await cookies()).set(THEME_COOKIE, theme, {
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    maxAge: YEAR_SECONDS,
  });
}

"use server";

import { cookies, headers } from "next/headers";
import { publicUrl } from "@/lib/env";
import { requireSameOrigin } from "@/lib/web/same-origin";
import { knownTheme, THEME_COOKIE } from "@/lib/web/theme";

const YEAR_SECONDS = 31_536_000;

/** Keeps the choice in this browser; the page is rendered again with it. */
export async function chooseTheme(form: FormData) {
  requireSameOrigin(await headers(), publicUrl());
  const theme = knownTheme(form.get("theme"));
  (await cookies()).set(THEME_COOKIE, theme, {
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    maxAge: YEAR_SECONDS,
  });
}

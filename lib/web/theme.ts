import "server-only";
import { cookies } from "next/headers";

const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "theme";

/** The colour of the band at the head of each page (`--color-band`), for what a browser draws around it. */
const BAND = { light: "#0c4753", dark: "#0e2f37" } as const;

export const knownTheme = (word: unknown): Theme => THEMES.find((theme) => theme === word) ?? "system";

/** The theme that this browser chose. It is in the answer itself, so that no page flashes in another theme. */
export async function currentTheme(): Promise<Theme> {
  return knownTheme((await cookies()).get(THEME_COOKIE)?.value);
}

/**
 * The colour of what a browser draws around a page of the theme; for the system's theme, one for each possible theme.
 */
export function bandColour(theme: Theme): string | { media: string; color: string }[] {
  if (theme !== "system") return BAND[theme];
  return [
    { media: "(prefers-color-scheme: light)", color: BAND.light },
    { media: "(prefers-color-scheme: dark)", color: BAND.dark },
  ];
}

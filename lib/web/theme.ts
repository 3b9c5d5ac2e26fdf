import "server-only";
import { cookies } from "next/headers";

const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "theme";

export const knownTheme = (word: unknown): Theme => THEMES.find((theme) => theme === word) ?? "system";

/** The theme that this browser was told to show: in the answer itself, so that no page flashes in another. */
export async function currentTheme(): Promise<Theme> {
  return knownTheme((await cookies()).get(THEME_COOKIE)?.value);
}

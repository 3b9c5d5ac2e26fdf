import "server-only";
import { cookies } from "next/headers";

const YEAR_SECONDS = 31_536_000;

/** Stores a choice in this browser for a year. For server actions, whose page is then rendered with it. */
export async function keepPreference(name: string, value: string) {
  (await cookies()).set(name, value, { path: "/", sameSite: "lax", httpOnly: true, maxAge: YEAR_SECONDS });
}

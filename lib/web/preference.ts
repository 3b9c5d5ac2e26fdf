import "server-only";
import { cookies } from "next/headers";

const YEAR_SECONDS = 31_536_000;

/** Keeps a choice in this browser for a year; for server actions, whose page is rendered again with it. */
export async function keepPreference(name: string, value: string) {
  (await cookies()).set(name, value, { path: "/", sameSite: "lax", httpOnly: true, maxAge: YEAR_SECONDS });
}

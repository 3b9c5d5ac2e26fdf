import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSession, sealSession, sessionCookie } from "@/lib/auth/session/session-token";

beforeEach(() => void vi.stubEnv("NEXTAUTH_SECRET", "a secret of more than 32 characters"));
afterEach(() => void vi.unstubAllEnvs());

test("on https, browsers take the cookie from this very host alone", () => {
  vi.stubEnv("NEXTAUTH_URL", "https://jobs.example.org");
  expect(sessionCookie()).toEqual({
    name: "__Host-next-auth.session-token",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
});

const seal = (sessionId: string) => sealSession({ sessionId, userId: "1", name: "anna" });

test("a cookie opens its own session each time, whatever others come between, and a changed one none", async () => {
  const sessions = [randomUUID(), randomUUID(), randomUUID()];
  const cookies = await Promise.all(sessions.map(seal));
  for (let round = 0; round < 2; round++) {
    for (const [place, cookie] of cookies.entries()) expect(await openSession(cookie)).toBe(sessions[place]);
  }
  const [cookie = ""] = cookies;
  for (const other of [
    `${cookie}x`,
    cookie.slice(0, -2),
    cookie.replace(/.$/, (last) => (last === "A" ? "Q" : "A")),
  ]) {
    expect(await openSession(other)).toBeNull();
  }
});

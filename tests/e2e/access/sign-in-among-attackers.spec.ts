import { expect, test } from "vitest";
import { signInByForm, testBrowser } from "../../support/browser/browser";
import { PASSWORD, testConsole } from "../../support/console";

const browser = testBrowser();
const up = testConsole();

const SECRET_OF_BROWSER = "jobs-console.browser";

interface Attempt {
  username: string;
  password?: string;
  cookie?: string;
  headers?: Record<string, string>;
}

/** Sends next-auth's own sign-in, and returns the answer with its cookies. */
async function signInByCallback({ username, password = PASSWORD, cookie = "", headers = {} }: Attempt) {
  const csrf = await up.site.get("/api/auth/csrf");
  const { csrfToken } = await csrf.json();
  const planted = csrf.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  const answer = await fetch(`${up.site.address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, cookie: [...planted, cookie].join("; ") },
    body: new URLSearchParams({ csrfToken, username, password }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  return { status: answer.status, cookies, isIn: cookies.some((one) => /session-token=ey/.test(one)) };
}

const fillAddress = () =>
  up.database.sql(
    `insert into sign_in_attempt (address, name, wrong)
     select a, 'someone', true from generate_series(1, 60), unnest(array['127.0.0.1', '0:0:0:0::/64']) a`,
  );

test("a script's known browser signs in where wrong passwords have used up the address", async () => {
  await up.site.userWithCookie("anna");
  const first = await signInByCallback({ username: "anna" });
  const device = first.cookies.find((cookie) => cookie.startsWith(SECRET_OF_BROWSER)) ?? "";
  expect(device).not.toBe("");
  await fillAddress();
  expect((await signInByCallback({ username: "anna" })).isIn).toBe(false);
  expect((await signInByCallback({ username: "anna", cookie: device })).isIn).toBe(true);
  const changed = device.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  expect((await signInByCallback({ username: "anna", cookie: changed })).isIn).toBe(false);
  await up.database.sql("delete from sign_in_attempt");
});

test("so does a person's, by the form", async () => {
  await up.site.userWithCookie("bela");
  const [known, unknown] = [await browser().newContext(), await browser().newContext()];
  const page = await known.newPage();
  await page.goto(`${up.site.address}/sign-in`);
  await signInByForm(page, "bela");
  await page.waitForURL(`${up.site.address}/jobs`);
  await fillAddress();
  await known.clearCookies({ name: "next-auth.session-token" });
  await page.goto(`${up.site.address}/sign-in`);
  await signInByForm(page, "bela");
  await page.waitForURL(`${up.site.address}/jobs`);
  const other = await unknown.newPage();
  await other.goto(`${up.site.address}/sign-in`);
  await signInByForm(other, "bela");
  await other.getByRole("alert").getByText("Too many attempts. Wait 15 minutes, then try again.").waitFor();
  await Promise.all([known.close(), unknown.close()]);
  await up.database.sql("delete from sign_in_attempt");
});

test("the log says once that X-Forwarded-For comes from a peer that is not trusted", async () => {
  // Not by Next itself, which asks for the page behind a sign-in with this header.
  expect(up.site.log()).not.toContain("proxy.not_trusted");
  for (let request = 0; request < 3; request++) {
    await up.site.get("/healthz", undefined, { "x-forwarded-for": `192.0.2.${request}` });
  }
  const warnings = up.site
    .log()
    .split("\n")
    .filter((line) => line.includes("proxy.not_trusted"));
  expect(warnings).toHaveLength(1);
  expect(JSON.parse(warnings[0] ?? "")).toMatchObject({
    level: "warn",
    peer: expect.stringMatching(/127\.0\.0\.1|::1/),
    note: expect.stringContaining("JOBS_TRUSTED_PROXIES"),
  });
});

test.each(["https://evil.example", "http://neighbour.localhost", "null"])(
  "next-auth's own sign-in and sign-out refuse a request of the origin %s, even with a planted CSRF cookie",
  async (origin) => {
    const name = `carla ${origin.length}`;
    const cookie = await up.site.userWithCookie(name);
    const refused = await signInByCallback({ username: name, headers: { origin } });
    expect([refused.status, refused.isIn]).toEqual([403, false]);
    expect(await signOutWith({ cookie, headers: { origin } })).toBe(403);
    expect((await up.site.get("/jobs", cookie)).status).toBe(200);
    const own = { origin: up.site.address };
    expect((await signInByCallback({ username: name, headers: own })).isIn).toBe(true);
    expect(await signOutWith({ cookie, headers: own })).toBe(302);
    expect((await up.site.get("/jobs", cookie)).status).toBe(307);
  },
);

async function signOutWith({ cookie, headers }: { cookie: string; headers: Record<string, string> }) {
  const csrf = await up.site.get("/api/auth/csrf");
  const { csrfToken } = await csrf.json();
  const planted = csrf.headers.getSetCookie().map((one) => one.split(";")[0]);
  const answer = await fetch(`${up.site.address}/api/auth/signout`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, cookie: [...planted, cookie].join("; ") },
    body: new URLSearchParams({ csrfToken }),
  });
  return answer.status;
}

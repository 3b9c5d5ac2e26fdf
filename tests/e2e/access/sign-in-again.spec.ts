import { decode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { disableUser, setPassword } from "@/lib/auth/users";
import { signedInPage, signInByForm, signOut, testBrowser } from "../../support/browser/browser";
import { SECRET, testConsole } from "../../support/console";

const browser = testBrowser();

const up = testConsole();

const ENDED = "Your session has ended. Sign in to go back to where you were.";
const HOUR = 3600;

test.each([true, false])(
  "a session that ends leads through the sign-in back to the same list (scripts: %s)",
  async (javaScriptEnabled) => {
    const name = `anna${javaScriptEnabled}`;
    const cookie = await up.site.userWithCookie(name);
    const context = await browser().newContext({ javaScriptEnabled });
    const page = await signedInPage(context, up.site.address, cookie);
    const address = `${up.site.address}/jobs?status=failed&type=import&sort=name`;
    await page.goto(address);
    await up.database.sql("delete from user_session");
    await page.reload();
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    expect(await page.getByRole("status").textContent()).toBe(ENDED);
    await signInByForm(page, name);
    await page.waitForURL(address);
    await signOut(page);
    await page.getByRole("status").getByText("You have signed out.").waitFor();
    await context.close();
  },
);

test("a link to a file leads through the sign-in back to its page, and tells a script 401", async () => {
  const cookie = await up.site.userWithCookie("frieda");
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  const address = `${up.site.address}/jobs?status=failed`;
  await page.goto(address);
  await up.database.sql("delete from user_session");
  await page.getByRole("link", { name: "Export CSV (Failed)" }).click();
  await page.getByRole("status").getByText(ENDED).waitFor();
  await signInByForm(page, "frieda");
  await page.waitForURL(address);
  await context.close();
  expect((await up.site.get("/jobs/export-csv", cookie)).status).toBe(401);
});

test.each<[string, (name: string) => Promise<unknown>]>([
  ["it ran out", () => up.database.sql("update user_session set expires_at = now()")],
  ["a new password", (name) => setPassword(up.database.db, name, "another password")],
  ["a disabled user", (name) => disableUser(up.database.db, name)],
])("a session that ended for %s is told apart from none", async (_, end) => {
  const name = `bela${Math.random()}`;
  const cookie = await up.site.userWithCookie(name);
  await end(name);
  const page = "/sign-in?callbackUrl=%2Fjobs%2Fshow%2F7";
  expect(await (await up.site.get(page, cookie)).text()).toContain(ENDED);
  const without = await (await up.site.get(page)).text();
  expect(without).toContain("Sign in to see that page.");
  expect(without).not.toContain(ENDED);
  expect(await (await up.site.get("/sign-in?callbackUrl=%2Fjobs")).text()).not.toContain('role="status"');
});

test("an action after the session's end says so and changes nothing", async () => {
  const cookie = await up.site.userWithCookie("carla", "admin");
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  await up.database.sql("delete from user_session");
  await page.getByRole("button", { name: "Clear Old Jobs" }).click();
  await page.getByText("Your session has ended. Nothing was changed.").waitFor();
  await context.close();
});

test("the cookie outlives its session by thirty days at both interfaces; what it holds does not", async () => {
  const cookie = await up.site.userWithCookie("dora");
  const context = await browser().newContext();
  const page = await context.newPage();
  await page.goto(`${up.site.address}/sign-in`);
  await signInByForm(page, "dora");
  await page.waitForURL(`${up.site.address}/jobs`);
  const [set] = (await context.cookies()).filter(({ name }) => name === "next-auth.session-token");
  const left = (set?.expires ?? 0) - Date.now() / 1000;
  expect(left / HOUR).toBeCloseTo(12 + 30 * 24, 0);
  for (const token of [set?.value, cookie.split("=")[1]]) {
    const held = await decode({ token: token ?? "", secret: SECRET });
    expect(Number(held?.exp) - Number(held?.iat)).toBe(12 * HOUR);
  }
  const answer = await up.site.get("/api/auth/session", cookie);
  const [renewed = ""] = answer.headers.getSetCookie().filter((one) => one.includes("session-token"));
  const until = Date.parse(/Expires=([^;]+)/.exec(renewed)?.[1] ?? "");
  expect((until - Date.now()) / 1000 / HOUR).toBeCloseTo(12 + 30 * 24, 0);
  // A script is told when the session ends, not the cookie.
  const { expires, user } = await answer.json();
  expect(user.name).toBe("dora");
  expect((Date.parse(expires) - Date.now()) / 1000 / HOUR).toBeCloseTo(12, 0);
  await context.close();
});

test("a page opened under another address than the site's own says where to sign in", async () => {
  await up.site.userWithCookie("emil");
  const context = await browser().newContext();
  const page = await context.newPage();
  // As when a proxy's other name leads here: the browser sends an Origin that is not NEXTAUTH_URL's.
  await page.goto(`${up.site.address.replace("localhost", "other.localhost")}/sign-in`);
  await signInByForm(page, "emil");
  await page.getByRole("alert").getByText(`Go to ${up.site.address} and sign in there.`).waitFor();
  expect((await context.cookies()).filter(({ name }) => name.includes("session-token"))).toEqual([]);
  await context.close();
});

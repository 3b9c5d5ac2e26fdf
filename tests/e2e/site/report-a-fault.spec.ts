import { expect, test } from "vitest";
import { withoutColumn } from "../../support/broken-database";
import { signedInPage, signOut, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";
import { linesOf } from "../../support/log-lines";

const browser = testBrowser();
let cookie: string;
let job: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  job = await insertJob(database);
});

/** The lines of an event that a request led to. */
const linesAbout = (event: string, request: string) =>
  linesOf(up.site.log(), event).filter((line) => line.request === request);

const nonceOf = (answer: Response) =>
  /'nonce-([0-9a-f]{32})'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "";

/** The number that a page asks its reader to give to the administrator. */
const numberIn = (page: string) => /<code[^>]*>(\w+)<\/code>/.exec(page)?.[1];

test("a fault of ours comes with words, its address and a number that leads to one line of the log", async () => {
  await withoutColumn(up.database, "job", "status", async () => {
    for (const path of ["/jobs", `/jobs/show/${job}`]) {
      const answer = await up.site.get(`${path}?status=failed`, cookie);
      const page = await answer.text();
      expect([path, answer.status]).toEqual([path, 500]);
      expect(page).toMatch(/<h1[^>]*>This page could not be loaded<\/h1>/);
      expect(page).toContain("Something went wrong on our side. It has been logged.");
      expect(page).toContain("You can safely reload the page.");
      expect(page).toContain(`href="${path}?status=failed"`);
      expect(page).not.toMatch(/column|select /);
      expect(numberIn(page)).toBe(nonceOf(answer));
      await expect
        .poll(() => linesAbout("request.failed", nonceOf(answer)))
        .toMatchObject([{ path, code: "42703" }]);
    }
  });
  expect((await up.site.get("/jobs", cookie)).status).toBe(200);
});

test("a script is told the number of the request with a fault, and none with what it did itself", async () => {
  await withoutColumn(up.database, "job", "status", async () => {
    const answer = await up.site.get("/jobs/export-csv", cookie);
    const body = await answer.json();
    expect([answer.status, body]).toEqual([
      500,
      { error: "internal", message: expect.any(String), request: nonceOf(answer) },
    ]);
    await expect.poll(() => linesAbout("request.failed", body.request)).toHaveLength(1);
  });
  expect(await (await up.site.get("/jobs/export-csv")).json()).toEqual({
    error: "not_signed_in",
    message: "Sign in first, or send an access token.",
  });
});

test("what is not found shows no number, and the log has the address that was asked for", async () => {
  for (const path of ["/nothing/here", "/jobs/show/987654321"]) {
    const answer = await up.site.get(`${path}?status=failed`, cookie);
    const page = await answer.text();
    expect(numberIn(page)).toBeUndefined();
    expect(page).toContain('href="/jobs"');
    await expect.poll(() => linesAbout("request.not_found", nonceOf(answer))).toMatchObject([{ path }]);
  }
});

test("an address of any length that leads nowhere takes little room in the log", async () => {
  const answer = await up.site.get(`/${"x".repeat(10_000)}`);
  await answer.text();
  await expect
    .poll(() => linesAbout("request.not_found", nonceOf(answer)))
    .toMatchObject([{ path: `/${"x".repeat(499)}` }]);
});

test("a client can't choose the number", async () => {
  const forged = "f".repeat(32);
  const headers = { "x-request-id": forged, "content-security-policy": `script-src 'nonce-${forged}'` };
  await withoutColumn(up.database, "job", "status", async () => {
    const page = await (await up.site.get("/jobs", cookie, headers)).text();
    expect(numberIn(page)).toMatch(/^[0-9a-f]{32}$/);
    expect(page).not.toContain(forged);
  });
});

test("a fault outside of a page's own reads shows a reference, which the log has beside the request", async () => {
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  await withoutColumn(up.database, "user_session", "id", async () => {
    await signOut(page);
    await page.getByRole("heading", { name: "This page could not be loaded" }).waitFor();
  });
  const reference = await page.locator("code").textContent();
  await expect
    .poll(() => linesOf(up.site.log(), "request.failed").filter((line) => line.reference === reference))
    .toMatchObject([{ code: "42703", request: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
  await page.getByRole("link", { name: "All jobs" }).click();
  await page.getByRole("heading", { name: "All jobs" }).waitFor();
  await context.close();
});

test("every line that a request leads to carries its number", async () => {
  await up.site.userWithCookie("bela");
  await up.site.signIn("bela", "wrong password");
  const numbers = () =>
    ["sign_in.accepted", "sign_in.refused"].flatMap((event) =>
      linesOf(up.site.log(), event).map(({ request }) => request),
    );
  // ada, bela, and bela's wrong password.
  await expect.poll(numbers).toHaveLength(3);
  expect(new Set(numbers()).size).toBe(3);
  for (const number of numbers()) expect(number).toMatch(/^[0-9a-f]{32}$/);
});

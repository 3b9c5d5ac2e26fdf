import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";

const browser = testBrowser();
const TOKEN = /^jct_[a-z0-9]{12}_[\w-]{43}$/;
const PATH = "/settings/tokens";
let anna: string;
let ada: string;

const up = testConsole(async ({ site }) => {
  anna = await site.userWithCookie("anna");
  ada = await site.userWithCookie("ada", "admin");
});

async function visit(cookie: string, javaScriptEnabled: boolean, look: (page: Page) => Promise<void>) {
  const context = await browser().newContext({ javaScriptEnabled });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + PATH);
  await look(page);
  await context.close();
}

/** Fills the form in, sends it, and reads the token that is shown. */
async function make(page: Page, name: string) {
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  const shown = page.getByRole("region", { name: "The new token" });
  const text = (await shown.locator("code").textContent()) ?? "";
  expect(text).toMatch(TOKEN);
  return text;
}

const exportWith = async (text: string) =>
  (await fetch(`${up.site.address}/jobs/export-csv`, { headers: { authorization: `Bearer ${text}` } }))
    .status;
const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

test.each([
  ["with scripts", true],
  ["without scripts", false],
])("%s, a token is made, seen once, and revoked after a question", async (name, javaScriptEnabled) => {
  await visit(anna, javaScriptEnabled, async (page) => {
    const text = await make(page, name);
    expect(page.url()).toBe(up.site.address + PATH);
    expect(await exportWith(text)).toBe(200);
    const row = rowOf(page, name);
    await row.getByText("Active").waitFor();

    await page.goto(up.site.address + PATH);
    const later = await page.content();
    expect([later.includes(text.slice(0, 16)), later.includes(text.slice(17))]).toEqual([true, false]);
    expect(await row.textContent()).toContain("jobs:read");

    await row.getByRole("link", { name: `Revoke ${name}` }).click();
    await page.getByRole("heading", { name: `Revoke the token “${name}”?` }).waitFor();
    await page.getByRole("link", { name: "Cancel" }).click();
    expect(await exportWith(text)).toBe(200);
    await row.getByRole("link", { name: `Revoke ${name}` }).click();
    await page.getByRole("button", { name: "Revoke token" }).click();
    await page.getByText(`“${name}” was revoked`).waitFor();
    await row.getByText("Revoked").waitFor();
    expect(await row.getByRole("link").count()).toBe(0);
    expect(await exportWith(text)).toBe(401);
    expect(up.site.log()).not.toContain(text.slice(17));
    expect(up.site.log()).toContain('"token.revoked"');
  });
});

test("the answer that shows a token is kept by no cache", async () => {
  await visit(anna, false, async (page) => {
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await make(page, "uncached");
    expect((await answered).headers()["cache-control"]).toContain("no-store");
  });
});

test("a form that can't be taken comes back as it was, with the reason", async () => {
  await visit(anna, false, async (page) => {
    await page.getByLabel("Name").fill("no scope");
    await page.getByRole("checkbox", { name: "jobs:read" }).uncheck();
    await page.getByLabel("Expires").selectOption("Never");
    await page.getByRole("button", { name: "Create token" }).click();
    await page.getByText("scope: give one or more of jobs:read, jobs:write, jobs:clear.").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("no scope");
    expect(await page.getByRole("checkbox", { name: "jobs:read" }).isChecked()).toBe(false);
    expect(await page.getByLabel("Expires").inputValue()).toBe("none");
    expect(await rowOf(page, "no scope").count()).toBe(0);
  });
});

test("staff see their own tokens, an administrator everyone's, and neither revokes what they don't see", async () => {
  const { id, text } = await makeToken(up.database, "ada", "jobs:read");
  await visit(anna, true, async (page) => {
    expect((await page.content()).includes(text.slice(4, 16))).toBe(false);
    await page.goto(`${up.site.address}${PATH}?revoke=${id}`);
    await page.getByText(`Unknown token “${id}” was ignored.`).waitFor();
    expect(await page.getByRole("button", { name: "Revoke token" }).count()).toBe(0);
  });
  const theirs = await makeToken(up.database, "anna", "jobs:clear");
  await visit(ada, true, async (page) => {
    await page.getByRole("heading", { name: "Everyone’s tokens" }).waitFor();
    await page.goto(`${up.site.address}${PATH}?revoke=${theirs.id}`);
    await page.getByRole("heading", { name: "Revoke anna’s token “test”?" }).waitFor();
    await page.getByRole("button", { name: "Revoke token" }).click();
    await page.getByText("was revoked").waitFor();
    expect(await exportWith(theirs.text)).toBe(401);
  });
});

test("in each of its states the page holds to WCAG, and nothing is cut off or painted over", async () => {
  await visit(ada, true, async (page) => {
    const check = async () => {
      expect(await faultsOf(page)).toEqual([]);
      expect(await paintedFaults(page)).toEqual([]);
    };
    await make(page, `A long name of ${"many-many-".repeat(8)}`);
    await check();
    await page.getByRole("button", { name: "Copy token" }).waitFor();
    await rowOf(page, "A long name").getByRole("link").click();
    await page.getByRole("button", { name: "Revoke token" }).waitFor();
    await check();
    await page.goto(`${up.site.address}${PATH}?page=9&revoke=x`);
    await check();
  });
});

test("a person who was signed out meanwhile is told, and led to the sign-in and back", async () => {
  await visit(anna, true, async (page) => {
    await page.context().clearCookies();
    await page.getByLabel("Name").fill("too late");
    await page.getByRole("button", { name: "Create token" }).click();
    const again = page.getByRole("link", { name: "Sign in again" });
    expect(await again.getAttribute("href")).toBe("/sign-in?callbackUrl=%2Fsettings%2Ftokens");
  });
});

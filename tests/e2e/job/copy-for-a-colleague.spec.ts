import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { recordEveryKind, TRACE } from "../../support/jobs/every-kind-of-job";

const browser = testBrowser(["--host-resolver-rules=MAP console.test 127.0.0.1"]);
let cookie: string;
let jobs: Awaited<ReturnType<typeof recordEveryKind>>;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  jobs = await recordEveryKind(database, "ada");
});

const OUTPUT = JSON.stringify({ imported: 3364, rejected: [{ row: 7, why: "no city" }] }, null, 2);

test.each([
  ["over https, as on localhost", (address: string) => address, true],
  ["over plain http", (address: string) => address.replace("localhost", "console.test"), false],
])("%s, trace and output are copied whole, folded parts too, and nothing else", async (_, at, secure) => {
  const context = await browser().newContext();
  const address = at(up.site.address);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: up.site.address });
  const clipboard = await signedInPage(context, up.site.address, cookie);
  await clipboard.goto(`${up.site.address}/jobs`);
  const read = async () => {
    await clipboard.bringToFront();
    return clipboard.evaluate(() => navigator.clipboard.readText());
  };
  const page = await signedInPage(context, address, cookie);
  for (const [job, what, text] of [
    [jobs.failed, "trace", TRACE],
    [jobs.json, "output", OUTPUT],
  ] as const) {
    await page.goto(`${address}/jobs/show/${job}`);
    await page.bringToFront();
    expect(await page.evaluate(() => "clipboard" in navigator)).toBe(secure);
    const copy = page.getByRole("button", { name: `Copy ${what}` });
    await page.locator("summary", { hasText: what === "trace" ? "Stack trace" : '"rejected"' }).click();
    await copy.click();
    await page.getByRole("status").getByText("Copied").waitFor();
    expect(await copy.and(page.locator(":focus")).count()).toBe(1);
    expect(await read()).toBe(text);
  }
  await context.close();
});

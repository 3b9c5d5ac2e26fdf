import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withoutColumn } from "../../support/broken-database";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, signInByForm, signOut, testBrowser } from "../../support/browser/browser";
import { type Console, startConsole } from "../../support/console";
import { openTestDatabase, type TestDatabase } from "../../support/database";
import { recordEveryKind } from "../../support/jobs/every-kind-of-job";
import { type Outage, startOutage } from "../../support/outage";

const browser = testBrowser();
let database: TestDatabase;
let link: Outage;
let site: Console;
let page: Page;
let jobs: Awaited<ReturnType<typeof recordEveryKind>>;

beforeAll(async () => {
  database = await openTestDatabase();
  link = await startOutage(database.url);
  site = await startConsole({ ...database, url: link.url });
  const cookie = await site.userWithCookie("ada", "admin");
  jobs = await recordEveryKind(database, "ada");
  page = await signedInPage(await browser().newContext(), site.address, cookie);
});
afterAll(async () => {
  await page.context().close();
  await site.stop();
  await link.close();
  await database.close();
});

const open = (path: string) => page.goto(site.address + path);

test.each([
  ["every status and type", "/jobs"],
  ["a filter", "/jobs?status=failed&type=import&sort=name"],
  ["values that are ignored", "/jobs?status=nonsense&type=nothing&page=999"],
  ["nothing that matches", "/jobs?status=cancelled&type=sync"],
  ["the imports", "/jobs?tab=imports&sort=name"],
  ["a type that is none of the tab's", "/jobs?tab=imports&type=sync"],
])("the list: %s", async (_, path) => {
  await open(path);
  expect(await faultsOf(page)).toEqual([]);
});

test("the list of someone who has no jobs yet", async () => {
  const cookie = await site.userWithCookie("newcomer");
  const context = await browser().newContext();
  const empty = await signedInPage(context, site.address, cookie);
  for (const [path, title] of [
    ["/jobs", "No jobs yet"],
    ["/jobs?tab=imports", "No imports yet"],
  ] as const) {
    await empty.goto(site.address + path);
    await empty.getByRole("heading", { name: title }).waitFor();
    expect(await faultsOf(empty)).toEqual([]);
  }
  await context.close();
});

test("the reference of the API", async () => {
  await open("/api-reference");
  await page.getByRole("heading", { name: "Create a job" }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test("the menu of the viewer", async () => {
  await open("/jobs");
  await page.getByRole("button", { name: /^Signed in as/ }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test("clearing: what would go, what is refused, a failure, what went, and that nothing is left", async () => {
  await open("/jobs");
  const start = page.getByRole("button", { name: "Clear Old Jobs" });
  const dialog = page.getByRole("dialog");
  await start.click();
  await dialog.getByText("of everyone’s jobs").waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole("spinbutton").fill("0");
  await dialog.getByText("Enter 1 to 3650 days.").waitFor();
  expect(await faultsOf(page)).toEqual([]);
  link.cut();
  await dialog.getByRole("spinbutton").fill("30");
  await dialog.getByText("The database did not answer").waitFor();
  expect(await faultsOf(page)).toEqual([]);
  link.restore();
  await dialog.getByRole("button", { name: "Retry" }).click();
  await dialog.getByRole("button", { name: /^Clear/ }).click();
  await page.getByText(/^Deleted \d+ old jobs/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await start.click();
  await dialog.getByText("Nothing to clear").waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test.each(["json", "text", "running", "pending", "nameless"] as const)(
  "the page of a job: %s",
  async (kind) => {
    await open(`/jobs/show/${jobs[kind]}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  },
);

test("the page of a failed job, its trace folded and unfolded", async () => {
  await open(`/jobs/show/${jobs.failed}`);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByText("Stack trace").click();
  await page.getByRole("button", { name: "Copy trace" }).click();
  await page.getByRole("region", { name: "Error Details" }).getByRole("status").last().waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test("what can't be shown: not found, a database that is away, faults of ours", async () => {
  await open("/jobs/show/987654321");
  await page.getByRole("heading", { name: "Job not found" }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  link.cut();
  expect((await open("/jobs"))?.status()).toBe(503);
  expect(await faultsOf(page)).toEqual([]);
  link.restore();
  await withoutColumn(database, "job", "status", async () => {
    expect((await open("/jobs"))?.status()).toBe(500);
    expect(await faultsOf(page)).toEqual([]);
  });
  await open("/jobs");
  await withoutColumn(database, "user_session", "id", async () => {
    await signOut(page);
    await page.getByRole("heading", { name: "This page could not be loaded" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

test("signing in: by oneself, with a wrong password, after the session's end and after signing out", async () => {
  const cookie = await site.userWithCookie("bela");
  const context = await browser().newContext();
  const sign = await signedInPage(context, site.address, cookie);
  await sign.goto(`${site.address}/jobs`);
  await signOut(sign);
  await sign.getByRole("status").getByText("You have signed out.").waitFor();
  expect(await faultsOf(sign)).toEqual([]);
  await sign.goto(`${site.address}/sign-in`);
  expect(await faultsOf(sign)).toEqual([]);
  await signInByForm(sign, "bela", "wrong password");
  await sign.getByRole("alert").getByText("Wrong user name or password").waitFor();
  expect(await faultsOf(sign)).toEqual([]);
  await signInByForm(sign, "bela");
  await sign.waitForURL(`${site.address}/jobs`);
  await database.sql("delete from user_session");
  await sign.getByRole("button", { name: "Clear Old Jobs" }).click();
  await sign.getByRole("link", { name: "Sign in again" }).waitFor();
  expect(await faultsOf(sign)).toEqual([]);
  await sign.reload();
  await sign.getByRole("status").getByText("Your session has ended.").waitFor();
  expect(await faultsOf(sign)).toEqual([]);
  await context.close();
});

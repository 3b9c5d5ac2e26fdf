import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addUser } from "@/lib/auth/users";
import { signInByScript } from "@/lib/serve/scripted-sign-in";
import { withoutColumn } from "../../support/broken-database";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { type Console, PASSWORD, startConsole } from "../../support/console";
import { openTestDatabase, type TestDatabase } from "../../support/database";
import { type GreekJobs, recordGreekJobs } from "../../support/jobs/greek-jobs";
import { accentedMessage } from "../../support/texts/accented";
import { ACCENTED_BUILD_DIR } from "../../support/texts/accented-build";
import { plainWords } from "../../support/texts/plain-words";

const browser = testBrowser();
let database: TestDatabase;
let site: Console;
let page: Page;
let jobs: GreekJobs;

beforeAll(async () => {
  database = await openTestDatabase();
  site = await startConsole(database, { JOBS_BUILD_DIR: ACCENTED_BUILD_DIR });
  await addUser(database.db, { name: "άννα", role: "admin", password: PASSWORD });
  jobs = await recordGreekJobs(database, "άννα");
  const cookie = await signInByScript(site.address, "άννα", PASSWORD);
  page = await signedInPage(await browser().newContext(), site.address, cookie);
});
afterAll(async () => {
  await page.context().close();
  await site.stop();
  await database.close();
});

const open = (path: string) => page.goto(site.address + path);
const button = (label: string) => page.getByRole("button", { name: accentedMessage(label) });

test.each([
  "/jobs",
  "/jobs?tab=imports&sort=name",
  "/jobs?status=failed&type=import",
  "/jobs?status=cancelled&type=sync",
  "/jobs?status=1&type=2&sort=3&page=999&tab=4&5=6",
  "/settings/profile",
  "/settings/tokens",
  "/settings/views?edit=7&done=8&x=9",
  "/7",
  "/jobs/show/987654321",
  "/jobs/show/987654321/files/1",
  "/jobs/clear-inactive",
])("no plain English at %s", async (path) => {
  await open(path);
  expect(await plainWords(page)).toEqual([]);
});

test("nor on the pages of jobs", async () => {
  for (const [kind, id] of Object.entries(jobs)) {
    await open(`/jobs/show/${id}`);
    expect(await plainWords(page), kind).toEqual([]);
  }
});

test("nor in the reference of the API, which is full of names", async () => {
  await open("/api-reference");
  const sentences = (await plainWords(page)).map((text) => text.replace(/import and ingest|\bJob\b/, ""));
  expect(sentences.filter((text) => /[a-z]{2,} [a-z]{2,}/i.test(text))).toEqual([]);
});

test("nor in the preview of a file", async () => {
  await open(`/jobs/show/${jobs.json}`);
  await page
    .getByRole("link", { name: new RegExp(accentedMessage("Preview")) })
    .first()
    .click();
  await page.waitForURL(/preview=/);
  await page.getByRole("table").last().waitFor();
  expect(await plainWords(page)).toEqual([]);
});

test("nor in the forms of a saved view", async () => {
  const [view] = await database.sql(
    `insert into saved_view (owner_id, name, query, is_shared)
     select id, 'άποψη', 'status=failed&status2=1&type=!', true from app_user returning id::text`,
  );
  for (const search of [`?edit=${view?.id}`, `?delete=${view?.id}`, "?done=deleted"]) {
    await open(`/settings/views${search}`);
    expect(await plainWords(page), search).toEqual([]);
  }
});

test("nor in what clearing asks, refuses and reports", async () => {
  await open("/jobs");
  await button("Clear Old Jobs").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("spinbutton").fill("0");
  await dialog.getByText(accentedMessage("Enter 1 to 3650 days.")).waitFor();
  expect(await plainWords(page)).toEqual([]);
  await dialog.getByRole("spinbutton").fill("30");
  const clear = dialog.getByRole("button", { name: new RegExp(`^${accentedMessage("Clear")} \\d+`) });
  await clear.waitFor();
  expect(await plainWords(page)).toEqual([]);
  await clear.click();
  await page
    .getByText(new RegExp(`^${accentedMessage("Deleted")} \\d+`))
    .first()
    .waitFor();
  expect(await plainWords(page)).toEqual([]);
});

test("nor when a token is made and revoked", async () => {
  await open("/settings/tokens");
  await page.getByRole("textbox").first().fill("δοκιμή");
  await button("Create token").click();
  await page.getByText(accentedMessage("Token created")).first().waitFor();
  expect(await plainWords(page)).toEqual([]);
  await open("/settings/tokens");
  await page
    .getByRole("link", { name: accentedMessage("Revoke") })
    .first()
    .click();
  await page.getByRole("heading", { name: "δοκιμή" }).waitFor();
  expect(await plainWords(page)).toEqual([]);
});

test("nor in faults and on the way out and in", async () => {
  await withoutColumn(database, "job", "status", async () => {
    await open("/jobs");
    expect(await plainWords(page)).toEqual([]);
  });
  await page.context().clearCookies();
  await open("/sign-in");
  expect(await plainWords(page)).toEqual([]);
  await page.locator("input[name=name], input[name=username]").first().fill("άννα");
  await page.locator("input[type=password]").fill("1234567890");
  await page.locator("form button[type=submit]").first().click();
  await page.getByRole("alert").waitFor();
  expect(await plainWords(page)).toEqual([]);
});

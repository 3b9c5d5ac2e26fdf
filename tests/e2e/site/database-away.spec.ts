import { afterAll, beforeAll, expect, test } from "vitest";
import { addUser } from "@/lib/auth/users";
import { signInByForm, testBrowser } from "../../support/browser/browser";
import { type Console, PASSWORD, startConsole } from "../../support/console";
import { openTestDatabase, type TestDatabase } from "../../support/database";
import { linesOf } from "../../support/log-lines";
import { type Outage, startOutage } from "../../support/outage";

const browser = testBrowser();
let database: TestDatabase;
let site: Console;
let link: Outage;

beforeAll(async () => {
  database = await openTestDatabase();
  link = await startOutage(database.url);
  site = await startConsole({ ...database, url: link.url });
});
afterAll(async () => {
  await site.stop();
  await link.close();
  await database.close();
});

test("away between two clicks: the page says so, keeps its address, and comes back by itself", async () => {
  const cookie = await site.userWithCookie("anna");
  const context = await browser().newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}/jobs?status=failed`);
  await signInByForm(page, "anna");
  await page.waitForURL(`${site.address}/jobs?status=failed`);
  link.cut();
  await page.getByRole("combobox", { name: "Sort" }).selectOption("name");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("heading", { name: "This page could not be loaded" }).waitFor();
  expect(await page.getByText("No job").count()).toBe(0);
  const address = page.url();
  expect(address).toContain("sort=name");
  for (const path of ["/jobs", "/jobs/show/1", "/jobs/export-csv"]) {
    const answer = await site.get(path, cookie);
    expect([path, answer.status, answer.headers.get("retry-after")]).toEqual([path, 503, "5"]);
  }
  expect((await site.get("/api/auth/session", cookie)).status).toBe(503);
  expect((await site.get("/readyz")).status).toBe(503);
  expect((await site.get("/healthz")).status).toBe(200);
  link.restore();
  await page.getByRole("link", { name: "Try again" }).click();
  await page
    .getByRole("heading", { name: "No jobs match these filters" })
    .or(page.getByRole("heading", { name: "No jobs yet" }))
    .waitFor();
  expect(page.url()).toBe(address);
  await context.close();
});

test("away at sign-in: said as such, and not held against the password", async () => {
  await addUser(database.db, { name: "bela", role: "staff", password: PASSWORD });
  const page = await browser().newPage();
  await page.goto(`${site.address}/sign-in`);
  link.cut();
  await signInByForm(page, "bela");
  await page.getByRole("alert").getByText("The database did not answer").waitFor();
  link.restore();
  await signInByForm(page, "bela");
  await page.waitForURL(`${site.address}/jobs`);
  await page.close();
});

test("too slow is not away: the page says which", async () => {
  const cookie = await site.userWithCookie("dora");
  const waiting = () =>
    database.sql(`select pg_cancel_backend(pid) as cancelled from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
  await database.db.transaction(async (transaction) => {
    await transaction.execute("lock table job");
    const answer = site.get("/jobs", cookie);
    await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
    // Whoever else of the page's statements waits is ended like the first.
    const ending = expect.poll(async () => (await waiting()).length, { timeout: 60_000 }).toBe(0);
    const text = await (await answer).text();
    await ending;
    expect([(await answer).status, (await answer).headers.get("retry-after")]).toEqual([503, "5"]);
    expect(text).toContain("The database took too long to answer.");
  });
});

test("away while a session is asked for: nobody is told that theirs has ended", async () => {
  const cookie = await site.userWithCookie("emil");
  link.cut();
  const text = await (await site.get("/sign-in?callbackUrl=%2Fjobs%2Fshow%2F7", cookie)).text();
  link.restore();
  expect(text).toContain("User name");
  expect(text).not.toMatch(/session has ended|Sign in to see/);
});

test("away at start: the server comes up, says so, and recovers by itself", async () => {
  link.cut();
  const late = await startConsole({ ...database, url: link.url });
  expect((await late.get("/healthz")).status).toBe(200);
  expect((await late.get("/readyz")).status).toBe(503);
  expect((await late.get("/sign-in")).status).toBe(200);
  link.restore();
  await expect.poll(async () => (await late.get("/readyz")).status).toBe(200);
  await late.stop();
});

test("no answer shows statements, values or addresses of the database, and no line of the log the former two", async () => {
  const cookie = await site.userWithCookie("carla");
  link.cut();
  for (const path of ["/jobs", "/jobs/show/1", "/jobs/export-csv", "/jobs/show/1/files/1", "/readyz"]) {
    const text = await (await site.get(path, cookie)).text();
    expect(text, path).not.toMatch(/select |ECONN|127\.0\.0\.1:\d|params:|app_user/);
  }
  link.restore();
  expect(linesOf(site.log(), "request.failed").length).toBeGreaterThan(0);
  expect(site.log()).not.toMatch(/Failed query|params:/);
});

test("a page, a script and the log name the request alike; a connection that ends belongs to none", async () => {
  const cookie = await site.userWithCookie("fritz");
  const failed = (request: string | undefined) =>
    linesOf(site.log(), "request.failed").filter((line) => line.request === request);
  await site.get("/jobs", cookie);
  link.cut();
  const page = await site.get("/jobs", cookie);
  const request = /'nonce-([0-9a-f]{32})'/.exec(page.headers.get("content-security-policy") ?? "")?.[1];
  expect(await page.text()).toContain(`>${request}</code>`);
  await expect.poll(() => failed(request)).toMatchObject([{ path: "/jobs" }]);
  const answer = await (await site.get("/jobs/export-csv", cookie)).json();
  expect(answer.request).not.toBe(request);
  await expect.poll(() => failed(answer.request)).toMatchObject([{ path: "/jobs/export-csv" }]);
  link.restore();
  const ended = linesOf(site.log(), "database.idle_connection_ended");
  expect(ended.length).toBeGreaterThan(0);
  expect(ended.filter((line) => "request" in line)).toEqual([]);
});

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { leadingTo, startCli } from "../../lib/cli/call-cli";
import { signedInPage, signOut, testBrowser } from "../../support/browser/browser";
import { isMarked, mark } from "../../support/browser/mark";
import { setHidden } from "../../support/browser/set-hidden";
import { startConsole, testConsole } from "../../support/console";
import { fickleProxy } from "../../support/http/fickle-proxy";
import { heardFrom, watchedFor } from "../../support/jobs/signs";
import { eventual, receive } from "../../support/live/event-reader";

const browser = testBrowser();
const up = testConsole();

const light = (page: Page) => page.locator("[data-live]").first();
const saysOf = (page: Page) => expect.poll(() => light(page).textContent());
const card = (page: Page, name: string) => page.locator(`[data-count=${name}]`);

/** The live list of a user, in a browser of their own. */
async function watch(
  name: string,
  { role = "staff", path = "/jobs" }: { role?: "admin" | "staff"; path?: string } = {},
) {
  const cookie = await up.site.userWithCookie(name, role);
  const context = await browser().newContext({ timezoneId: "UTC", viewport: { width: 1280, height: 800 } });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + path);
  await saysOf(page).toBe("Live");
  return { page, cookie, close: () => context.close() };
}

const record = (owner: string, name = "Import of airports") =>
  createJob(up.database.access, up.database.store, { type: "import", name, owner });

/** Runs a command line of the console, and returns what it printed. */
async function shell(...args: string[]) {
  const { code, stdout } = await startCli(leadingTo(up.database), args).ended;
  expect(code).toBe(0);
  return stdout.trim();
}

test("only the lists of its owner and of an administrator show that a job of a shell is new, progresses, is silent and fails", async () => {
  const [anna, ada, bela] = [await watch("anna"), await watch("ada", { role: "admin" }), await watch("bela")];
  const belas = await receive(`${up.site.address}/jobs/events?rows=1,2,3`, { cookie: bela.cookie });
  const reset = await eventual(belas, ({ event }) => event === "reset");

  const id = await shell("create", "--type", "import", "--name", "Import of airports", "--owner", "anna");
  for (const { page } of [anna, ada]) {
    await page.getByRole("heading", { name: "1 new job" }).waitFor();
    expect(await card(page, "pending").textContent()).toBe("1");
    await page.getByRole("link", { name: "1 new job" }).click();
    await page.getByRole("row").filter({ hasText: "Import of airports" }).getByText("Pending").waitFor();
    await saysOf(page).toBe("Live");
  }
  await shell("start", id);
  await shell("progress", id, "--done", "1200", "--total", "3376");
  for (const { page } of [anna, ada]) {
    const row = page.getByRole("row").filter({ hasText: "Import of airports" });
    await row.getByText("1,200 of 3,376").waitFor();
    await row.getByText("Running").waitFor();
    // It counts the seconds while nothing is heard of the job.
    const elapsed = () => row.getByText(/\d+ s so far/).textContent();
    const first = await elapsed();
    await expect.poll(elapsed).not.toBe(first);
  }
  await watchedFor(up.database, 86_400);
  await heardFrom(up.database, id, { started: 86_400, sign: 3_600 });
  for (const { page } of [anna, ada]) {
    await page.getByText("Silent for 1 h").waitFor();
    await expect.poll(() => page.getByText("1 silent").count()).toBe(1);
  }
  await shell("fail", id, "--message", "Row 7 has no city");
  for (const { page } of [anna, ada]) {
    const row = page.getByRole("row").filter({ hasText: "Import of airports" });
    await row.getByText("Failed", { exact: true }).waitFor();
    expect(await row.getByText("so far").count()).toBe(0);
    await expect.poll(() => card(page, "failed").textContent()).toBe("1");
    expect(await card(page, "running").textContent()).toBe("0");
  }

  // Bela's own job comes after all that, and is the first thing that she hears of.
  await record("bela", "Export of ports");
  await bela.page.getByRole("heading", { name: "1 new job" }).waitFor();
  expect(await card(bela.page, "total").textContent()).toBe("1");
  expect(await bela.page.content()).not.toContain("airports");
  // She asked for all that there may be.
  expect(reset.rows).toEqual({ 1: null, 2: null, 3: null });
  expect(JSON.stringify(belas.events)).not.toMatch(/airports|anna/);
  const totals = belas.events.flatMap(({ data }) => (data.cards ? [data.cards] : []));
  expect(totals).toMatchObject([{ total: 0 }, { total: 1 }]);
  for (const { close } of [anna, ada, bela]) await close();
});

test("a hidden tab has no connection to the server; when it is shown again, it gets all changes at once", async () => {
  const { page, close } = await watch("carla");
  const streams = new Set<object>();
  page.on("request", (request) => request.url().includes("/jobs/events") && streams.add(request));
  page.on("requestfailed", (request) => streams.delete(request));
  page.on("requestfinished", (request) => streams.delete(request));
  await setHidden(page, true);
  await setHidden(page, false);
  await expect.poll(() => streams.size).toBe(1);
  await saysOf(page).toBe("Live");
  await setHidden(page, true);
  await expect.poll(() => streams.size).toBe(0);
  await record("carla");
  await setHidden(page, false);
  await page.getByRole("heading", { name: "1 new job" }).waitFor();
  await close();
});

test("one browser has four streams, whatever the number of its tabs; the other tabs ask every 5 seconds", async () => {
  const { page, close } = await watch("dora");
  const pages = [page];
  while (pages.length < 6) {
    const next = await page.context().newPage();
    await next.goto(`${up.site.address}/jobs`);
    pages.push(next);
  }
  const says = async () => (await Promise.all(pages.map((one) => light(one).textContent()))).sort();
  await expect.poll(says).toEqual([...Array(4).fill("Live"), ...Array(2).fill("Updated every 5 s")]);
  await record("dora");
  for (const one of pages) await one.getByRole("heading", { name: "1 new job" }).waitFor();
  await close();
});

test("behind a proxy that buffers streams, the page asks for changes", async () => {
  const proxy = await fickleProxy(up.site.address);
  proxy.isBuffering = true;
  const cookie = await up.site.userWithCookie("eva");
  const context = await browser().newContext();
  const page = await signedInPage(context, proxy.address, cookie);
  await page.goto(`${proxy.address}/jobs`);
  await saysOf(page).toBe("Updated every 5 s");
  await record("eva");
  await page.getByRole("heading", { name: "1 new job" }).waitFor();
  await context.close();
});

test("while the server is restarted the list is offline, then it is live again and shows what happened meanwhile", async () => {
  const first = await startConsole(up.database);
  const proxy = await fickleProxy(first.address);
  const cookie = await first.userWithCookie("fee");
  const context = await browser().newContext();
  const page = await signedInPage(context, proxy.address, cookie);
  await page.goto(`${proxy.address}/jobs`);
  await saysOf(page).toBe("Live");
  proxy.target = null;
  await first.stop();
  await saysOf(page).toMatch(/^Offline since \d\d:\d\d:\d\d$/);
  await record("fee");
  const second = await startConsole(up.database);
  proxy.target = second.address;
  await page.getByRole("heading", { name: "1 new job" }).waitFor();
  await saysOf(page).toBe("Live");
  await context.close();
  await second.stop();
});

test("an administrator who becomes staff sees only their own jobs, in the same page, and no job is shown as deleted", async () => {
  const { page, close } = await watch("hana", { role: "admin" });
  await record("hana", "Her own");
  const others = await record("anna", "Of another");
  await page.getByRole("link", { name: "2 new jobs" }).click();
  await page.getByRole("row").filter({ hasText: "Of another" }).waitFor();
  await saysOf(page).toBe("Live");
  await mark(page);
  await up.database.sql("update app_user set role = 'staff' where name = 'hana'");
  await page.getByRole("heading", { level: 1, name: "Your jobs" }).waitFor();
  expect(await page.locator("tbody th").allTextContents()).toEqual(["Her own"]);
  await others.start();
  await saysOf(page).toBe("Live");
  expect(await card(page, "total").textContent()).toBe("1");
  expect(await isMarked(page)).toBe(true);
  expect(await page.locator("[data-left]").count()).toBe(0);
  await close();
});

test("after a sign-out in one tab, the other tabs show that the user is signed out", async () => {
  const { page, close } = await watch("gina");
  const other = await page.context().newPage();
  await other.goto(`${up.site.address}/jobs`);
  await signOut(other);
  await saysOf(page).toBe("Signed out · Sign in");
  await light(page).getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL(/\/sign-in\?callbackUrl=%2Fjobs$/);
  await close();
});

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { movedOn } from "../../support/browser/moved";
import { paintedFaults } from "../../support/browser/painted-faults";
import { pageBuild, type ScriptedStream, scriptedStream } from "../../support/browser/scripted-stream";
import { setHidden } from "../../support/browser/set-hidden";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
let cookie: string;
let id: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  id = await insertJob(database, { name: "Import of airports", status: "running" });
});

interface Watching {
  page: Page;
  stream: ScriptedStream;
  light: ReturnType<Page["locator"]>;
  /** What a screen reader hears about the light. */
  spoken: () => Promise<string | null>;
  moved: () => Promise<string[]>;
}

async function watch(look: (watching: Watching) => Promise<void>) {
  const context = await browser().newContext({ timezoneId: "UTC", viewport: { width: 1280, height: 800 } });
  const page = await signedInPage(context, up.site.address, cookie);
  const stream = await scriptedStream(page);
  const moved = await movedOn(page);
  await page.goto(`${up.site.address}/jobs`);
  await stream.opened();
  await stream.send("reset", {});
  const light = page.locator("[data-live]").first();
  const spoken = () => page.locator("div:has(> [data-live]) + [aria-live]").textContent();
  await look({ page, stream, light, spoken, moved });
  await context.close();
}

/** Nothing moved, nothing is cut or hard to read, in light and dark and on a phone. */
async function expectNoFaults({ page, moved }: Pick<Watching, "page" | "moved">) {
  expect(await moved()).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
  expect(await paintedFaults(page)).toEqual([]);
}

test("live: the page shows it, and a screen reader hears it only after the page was not live", async () => {
  await watch(async (watching) => {
    const { light, spoken, stream } = watching;
    await expect.poll(() => light.textContent()).toBe("Live");
    expect(await spoken()).toBe("");
    await expectNoFaults(watching);
    await stream.alive({ delayedSince: Date.UTC(2026, 10, 30, 14, 2, 31) });
    await expect.poll(() => light.textContent()).toMatch(/^Delayed since (30 Nov 2026 )?14:02:31$/);
    expect(await spoken()).toMatch(/^Delayed since/);
    await stream.alive();
    await expect.poll(() => light.textContent()).toBe("Live");
    expect(await spoken()).toBe("Live again");
  });
});

test("delayed: the page shows since when nothing could be read", async () => {
  await watch(async (watching) => {
    await watching.stream.alive({ delayedSince: Date.now() - 5_000 });
    await expect.poll(() => watching.light.textContent()).toMatch(/^Delayed since .*\d\d:\d\d:\d\d$/);
    await expectNoFaults(watching);
  });
});

test("offline: the page shows since when, and is live again when the server is back", async () => {
  await watch(async (watching) => {
    const { light, page, stream } = watching;
    await stream.lose();
    await expect.poll(() => light.textContent()).toMatch(/^Offline since \d\d:\d\d:\d\d$/);
    await expectNoFaults(watching);
    await stream.opened();
    await stream.send("reset", { total: 5 });
    await page.getByText("5 jobs", { exact: true }).waitFor();
    expect(await light.textContent()).toBe("Live");
  });
});

test("signed out: the page shows a sign-in link that leads back to the page", async () => {
  await watch(async (watching) => {
    const { light, stream } = watching;
    await stream.end({ why: "signed_out" });
    await expect.poll(() => light.textContent()).toBe("Signed out · Sign in");
    expect(await light.getByRole("link").getAttribute("href")).toBe("/sign-in?callbackUrl=%2Fjobs");
    await expectNoFaults(watching);
  });
});

test("another version of the console: the page no longer changes until it is loaded again", async () => {
  await watch(async (watching) => {
    const { light, page, stream } = watching;
    await stream.alive();
    await stream.alive({ build: "another" });
    await expect.poll(() => light.textContent()).toBe("New version · Reload");
    expect(await stream.open()).toEqual([]);
    await expectNoFaults(watching);
    await light.getByRole("link", { name: "Reload" }).click();
    await stream.opened();
    expect(new URL(page.url()).pathname).toBe("/jobs");
  });
});

test("polling: when no stream arrives, the page shows how often it asks", async () => {
  const context = await browser().newContext({ timezoneId: "UTC", viewport: { width: 1280, height: 800 } });
  const page = await signedInPage(context, up.site.address, cookie);
  await scriptedStream(page);
  const moved = await movedOn(page);
  let polls = 0;
  await page.route(/\/jobs\/events\?.*&poll=1$/, (route) => {
    polls += 1;
    const now = Date.now();
    return route.fulfill({
      json: { reset: { now, total: 70 + polls }, alive: { now, delayedSince: null, build: pageBuild() } },
    });
  });
  await page.goto(`${up.site.address}/jobs`);
  const light = page.locator("[data-live]").first();
  await expect.poll(() => light.textContent()).toBe("Updated every 5 s");
  await page.getByText("72 jobs", { exact: true }).waitFor();
  await expectNoFaults({ page, moved });
  await context.close();
});

test("without JavaScript the page says when it was read, and how to read it again", async () => {
  const context = await browser().newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs?status=running`);
  const still = page.getByText(/^As of \d\d:\d\d:\d\d · Reload$/).filter({ visible: true });
  await still.waitFor();
  await insertJob(up.database, { status: "running" });
  await still.getByRole("link", { name: "Reload" }).click();
  await page.getByText("2 running jobs", { exact: true }).waitFor();
  expect(page.url()).toBe(`${up.site.address}/jobs?status=running`);
  expect(
    await page
      .getByText(/^As of/)
      .filter({ visible: true })
      .count(),
  ).toBe(1);
  await context.close();
});

test("a hidden tab has no stream; when it is shown again, it connects at once", async () => {
  await watch(async ({ page, stream, light }) => {
    await setHidden(page, true);
    expect(await stream.open()).toEqual([]);
    await setHidden(page, false);
    await stream.opened();
    expect(await light.textContent()).toMatch(/^As of \d\d:\d\d:\d\d$/);
    await stream.send("reset", { total: 8 });
    await page.getByText("8 jobs", { exact: true }).waitFor();
    expect(await light.textContent()).toBe("Live");
  });
});

test("a page that is left and shown again by the Back button is live again", async () => {
  await watch(async ({ page, stream, light }) => {
    await page.goto(`${up.site.address}/jobs/show/${id}`);
    await page.goBack();
    await stream.opened();
    await stream.send("reset", { total: 9 });
    await page.getByText("9 jobs", { exact: true }).waitFor();
    expect(await light.textContent()).toBe("Live");
  });
});

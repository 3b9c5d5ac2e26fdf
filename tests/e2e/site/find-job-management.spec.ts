import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsIn } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { enter, tabTo } from "../../support/browser/focus";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
const PHONE = { width: 360, height: 740 };
const SCREEN = { width: 1280, height: 800 };
const LARGE = { width: 1600, height: 900 };
let cookie: string;
let id: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  id = await insertJob(database, { name: "Import of airports", status: "failed" });
});

/** Opens a path, by default the job's own page. */
async function visit(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
  path = `/jobs/show/${id}`,
) {
  const context = await browser().newContext(options);
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(up.site.address + path);
  await look(page);
  await context.close();
}

const parts = (page: Page) => {
  const sidebar = page.getByRole("navigation", { name: "Main" });
  return {
    menu: page.getByRole("button", { name: "Menu" }),
    sidebar,
    jobs: sidebar.getByRole("link", { name: "Jobs", exact: true }),
    settings: sidebar.getByText("Settings", { exact: true }),
    maintenance: sidebar.getByText("Application Maintenance"),
    management: sidebar.getByRole("link", { name: "Job Management" }),
  };
};

test.each([
  ["on a phone", PHONE, true],
  ["on a phone without scripts", PHONE, false],
  ["on a screen", SCREEN, true],
  ["on a screen without scripts", SCREEN, false],
  ["on a large screen", LARGE, true],
  ["on a large screen without scripts", LARGE, false],
])("%s, the help's four steps lead to Job Management", async (_, viewport, javaScriptEnabled) => {
  await visit({ viewport, javaScriptEnabled }, async (page) => {
    const { menu, sidebar, settings, maintenance, management } = parts(page);
    expect(await menu.isVisible()).toBe(viewport === PHONE);
    if (viewport === PHONE) await menu.click();
    expect(await sidebar.isVisible()).toBe(true);
    expect(await maintenance.isVisible()).toBe(false);
    await settings.click();
    expect(await management.isVisible()).toBe(false);
    await maintenance.click();
    // What opens may lie over the page.
    const faults = await paintedFaults(page);
    expect(faults.filter((fault) => !fault.startsWith("painted over"))).toEqual([]);
    await management.click();
    await page.waitForURL(`${up.site.address}/jobs`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("All jobs");
  });
});

test("by keyboard the same steps lead there, and Escape closes what was opened", async () => {
  await visit({ viewport: SCREEN }, async (page) => {
    const { sidebar, maintenance, management } = parts(page);
    const settings = sidebar.locator("summary", { hasText: "Settings" });
    await page.waitForLoadState("networkidle");
    await enter(page, settings);
    await tabTo(page, sidebar.locator("summary", { hasText: "Application Maintenance" }));
    await page.keyboard.press("Escape");
    expect(await maintenance.isVisible()).toBe(false);
    expect(await settings.and(page.locator(":focus")).count()).toBe(1);
    await page.keyboard.press("Enter");
    await enter(page, sidebar.locator("summary", { hasText: "Application Maintenance" }));
    await enter(page, management);
    await page.waitForURL(`${up.site.address}/jobs`);
  });
  await visit({ viewport: PHONE }, async (page) => {
    const { menu, sidebar, management } = parts(page);
    await enter(page, menu);
    await page.keyboard.press("Escape");
    expect(await sidebar.isVisible()).toBe(false);
    expect(await menu.and(page.locator(":focus")).count()).toBe(1);
    await page.keyboard.press("Enter");
    for (const name of ["Settings", "Application Maintenance"])
      await enter(page, sidebar.locator("summary", { hasText: name }));
    await enter(page, management);
    await page.waitForURL(`${up.site.address}/jobs`);
  });
});

test("the panel beside the rail closes when one goes on elsewhere; in the sidebar parts stay open", async () => {
  await visit({ viewport: SCREEN }, async (page) => {
    const { settings, maintenance } = parts(page);
    await page.waitForLoadState("networkidle");
    await settings.click();
    await page.mouse.click(900, 700);
    expect(await maintenance.isVisible()).toBe(false);
    await settings.click();
    await page.getByRole("link", { name: "Back to Jobs" }).focus();
    expect(await maintenance.isVisible()).toBe(false);
    await page.setViewportSize(LARGE);
    await settings.click();
    await page.mouse.click(900, 700);
    await page.keyboard.press("Escape");
    expect(await maintenance.isVisible()).toBe(true);
  });
});

test("the navigation says where one is", async () => {
  const marks = async (page: Page) => {
    const { jobs, management } = parts(page);
    return Promise.all([jobs, management].map((link) => link.getAttribute("aria-current")));
  };
  await visit({}, async (page) => {
    const { settings, maintenance } = parts(page);
    await settings.click();
    await maintenance.click();
    expect(await marks(page)).toEqual(["true", "true"]);
    await page.goto(`${up.site.address}/jobs?status=failed`);
    await settings.click();
    await maintenance.click();
    expect(await marks(page)).toEqual(["page", "page"]);
  });
});

test.each([PHONE, SCREEN])(
  "breadcrumbs lead from a job to the list that it was opened from",
  async (viewport) => {
    const look = async (page: Page) => {
      const trail = page.getByRole("navigation", { name: "Breadcrumb" });
      const steps = ["Settings", "Application Maintenance", "Job Management"];
      expect(await trail.getByRole("listitem").allTextContents()).toEqual([...steps, `Job ${id}`]);
      expect(await trail.locator("[aria-current=page]").textContent()).toBe(`Job ${id}`);
      await trail.getByRole("link").click();
      await page.waitForURL(`${up.site.address}/jobs?status=failed&sort=name#job-${id}`);
      expect(await trail.getByRole("listitem").allTextContents()).toEqual(steps);
      expect(await trail.locator("[aria-current=page]").textContent()).toBe("Job Management");
      expect(await trail.getByRole("link").count()).toBe(0);
    };
    await visit({ viewport, javaScriptEnabled: false }, look, `/jobs/show/${id}?status=failed&sort=name`);
  },
);

test("at any width all can be read, and the table is never narrower than its columns need", async () => {
  for (const path of ["/jobs", `/jobs/show/${id}`])
    await visit(
      {},
      async (page) => {
        for (const width of [320, 640, 1023, 1024, 1215, 1216, 1279, 1280, 1535, 1536, 1920, 2560]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await paintedFaults(page), `${path} at ${width} px`).toEqual([]);
          const table = await page.locator("table").evaluateAll((all) => all.map((one) => one.clientWidth));
          if (width >= 1216) expect(table.every((room) => room >= 1182)).toBe(true);
        }
      },
      path,
    );
});

test("what the navigation opens has no faults that axe finds, in both themes", async () => {
  for (const viewport of [PHONE, SCREEN, LARGE])
    await visit({ viewport }, async (page) => {
      const { menu, settings, maintenance } = parts(page);
      if (viewport === PHONE) await menu.click();
      await settings.click();
      await maintenance.click();
      for (const theme of ["light", "dark"] as const)
        expect(await faultsIn(page, theme, viewport, { within: "nav" })).toEqual([]);
    });
});

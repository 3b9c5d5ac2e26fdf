import { expect, test } from "vitest";
import { enter, tabTo } from "../../support/browser/focus";
import { importsAmongOthers, tab, UNSCRIPTED } from "../../support/browser/imports-among-others";
import { follow } from "../../support/http/follow";

const { visit, open, addressOf } = importsAmongOthers();

test.each([
  ["/jobs", "General", "All background jobs", "52", "All jobs"],
  ["/jobs?tab=imports", "Imports", "Imports and ingests only", "32", "All imports"],
])(
  "at %s the tab %s is open, says in a line what it holds, and the cards count just that",
  async (path, name, caption, total, heading) => {
    await visit(UNSCRIPTED, async (page) => {
      await open(page, path);
      expect(await page.getByRole("tab", { selected: true }).allTextContents()).toEqual([`${name} ${total}`]);
      await page.getByText(caption, { exact: true }).waitFor();
      await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
      const panel = page.getByRole("tabpanel", { name: `${name} ${total}`, exact: true });
      expect(await panel.locator("[data-count=total]").textContent()).toBe(total);
      expect(await panel.getByRole("columnheader").allTextContents()).toEqual([
        "Status",
        "ID",
        "Name",
        "Type",
        "Created",
        "Start",
        "End",
        "Failed",
        "Duration",
        "Run by",
        "Actions",
      ]);
    });
  },
);

test("from tab to tab the order goes along, the filters and the page do not", async () => {
  await visit(UNSCRIPTED, async (page) => {
    await open(page, "/jobs?status=failed&type=sync&sort=name&page=1");
    await follow(page, tab(page, "Imports"));
    expect(addressOf(page)).toBe("/jobs?tab=imports&sort=name");
    await open(page, "/jobs?tab=imports&type=ingest&sort=name");
    await follow(page, tab(page, "General"));
    expect(addressOf(page)).toBe("/jobs?sort=name");
  });
});

test("without JavaScript the Tab key leads to each tab, and Enter opens it", async () => {
  await visit(UNSCRIPTED, async (page) => {
    await open(page, "/jobs");
    await tabTo(page, tab(page, "General"));
    await page.keyboard.press("Tab");
    expect(await tab(page, "Imports").and(page.locator(":focus")).count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\?tab=imports$/);
    await enter(page, tab(page, "General"));
    await page.waitForURL(/\/jobs\?tab=general$/);
  });
});

test.each(["Enter", "Space"])(
  "arrows lead from tab to tab without opening one, and %s opens it",
  async (key) => {
    await visit({}, async (page) => {
      const focused = (name: string) => tab(page, name).and(page.locator(":focus")).count();
      await open(page, "/jobs?sort=name");
      await page.waitForLoadState("networkidle");
      await tabTo(page, tab(page, "General"));
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => focused("Imports")).toBe(1);
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => focused("General")).toBe(1);
      await page.keyboard.press("End");
      await expect.poll(() => focused("Imports")).toBe(1);
      expect(addressOf(page)).toBe("/jobs?sort=name");
      await page.keyboard.press(key);
      await page.waitForURL(/\?tab=imports&sort=name$/);
      await page.waitForLoadState("networkidle");
      // Tab leads to the open one, which stands behind the other.
      await tabTo(page, tab(page, "Imports"));
      await page.keyboard.press("Home");
      await expect.poll(() => focused("General")).toBe(1);
      await page.keyboard.press(key);
      await page.waitForURL(/\/jobs\?sort=name$/);
    });
  },
);

test("a tab is a link: Ctrl and a click open it beside, and a mere click in its place", async () => {
  await visit({}, async (page) => {
    await open(page, "/jobs");
    await page.waitForLoadState("networkidle");
    const [beside] = await Promise.all([
      page.context().waitForEvent("page"),
      tab(page, "Imports").click({ modifiers: ["Control"] }),
    ]);
    await beside.waitForURL(/\?tab=imports$/, { waitUntil: "commit" });
    expect([addressOf(page), await page.title()]).toEqual(["/jobs", "Jobs · Jobs Console"]);
    await tab(page, "Imports").click();
    await page.waitForURL(/\?tab=imports$/);
  });
});

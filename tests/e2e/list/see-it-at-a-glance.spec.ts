import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { movedOn } from "../../support/browser/moved";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
let cookie: string;
let failedId: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  const owner = { id: null, name: "maria.lindqvist" };
  const description = "Adds the airports of the spreadsheet, and says which ones were left out";
  for (const status of ["failed", "completed", "running", "queued", "cancelled"] as const) {
    for (let number = 1; number <= 6; number++) {
      const row = { name: "Import of airports", description, owner, type: "ai_processing", status };
      const id = await insertJob(database, { ...row, errorMessage: "Row 7", stackTrace: "Error: Row 7" });
      if (status === "failed") failedId = id;
    }
  }
});

async function visit<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser().newContext(options);
  const seen = await look(await signedInPage(context, up.site.address, cookie));
  await context.close();
  return seen;
}

test("on a screen of 1280 × 800, six counts and 15 jobs are seen at once", async () => {
  await visit({ viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.goto(`${up.site.address}/jobs`);
    const seenWhole = (selector: string) =>
      page.locator(selector).evaluateAll((all) => {
        const boxes = all.map((one) => one.getBoundingClientRect());
        return boxes.filter(({ top, bottom, height }) => height > 0 && top >= 0 && bottom <= innerHeight)
          .length;
      });
    expect(await seenWhole("[data-count]")).toBe(6);
    expect(await seenWhole("tbody tr")).toBeGreaterThanOrEqual(15);
  });
});

test("from 1280 px on the filters and Clear Old Jobs stand on one line, also with a filter or an order to save", async () => {
  await visit({ viewport: { width: 1280, height: 800 } }, async (page) => {
    for (const query of ["", "?status=failed&type=ai_processing", "?tab=imports", "?sort=name"]) {
      await page.goto(`${up.site.address}/jobs${query}`);
      const buttons = ["Filter", "Clear Old Jobs"].map((name) =>
        page.getByRole("button", { name, exact: true }).boundingBox(),
      );
      const [filter, clear] = await Promise.all(buttons);
      expect(Math.abs(Number(filter?.y) - Number(clear?.y)), query).toBeLessThan(2);
      expect(await page.getByText("Save view", { exact: true }).count(), query).toBe(query ? 1 : 0);
    }
  });
});

test("on a phone every job is a card, each value under its label, and nothing scrolls sideways", async () => {
  await visit({ viewport: { width: 360, height: 740 } }, async (page) => {
    await page.goto(`${up.site.address}/jobs`);
    expect(await paintedFaults(page)).toEqual([]);
    const rows = await page.locator("tbody tr").evaluateAll((all) =>
      all.map((row) => {
        const shown = [...row.children].filter((cell) => cell.checkVisibility());
        const before = shown.map((cell) => getComputedStyle(cell, "::before").content);
        const labels = before.flatMap((content) => /^"(.*?) ?"$/.exec(content)?.[1] ?? []);
        return { width: row.clientWidth, all: shown.length, labels };
      }),
    );
    // Status, name and actions say themselves what they are.
    for (const row of rows) expect(row.labels.length).toBe(row.all - 3);
    expect(rows.every(({ width }) => width > 300)).toBe(true);
    expect(rows.at(-1)?.labels).toEqual([
      "ID",
      "Type",
      "Created",
      "Start",
      "End",
      "Failed",
      "Duration",
      "Run by",
    ]);
    await page.goto(`${up.site.address}/jobs/show/${failedId}`);
    expect(await paintedFaults(page)).toEqual([]);
  });
});

test.each([1280, 360])(
  "nothing moves while a page comes up at %i px, not even on a first visit",
  async (width) => {
    for (const path of ["/jobs", `/jobs/show/${failedId}`]) {
      await visit({ viewport: { width, height: 800 }, timezoneId: "Asia/Tokyo" }, async (page) => {
        const moved = await movedOn(page);
        await page.goto(up.site.address + path);
        // Times are written anew then: the first answer had them in UTC.
        await page
          .getByText(/Asia\/Tokyo/)
          .last()
          .waitFor();
        await page.evaluate(() => document.fonts.ready);
        expect(await moved()).toEqual([]);
        await page.reload();
        expect(await moved()).toEqual([]);
      });
    }
  },
);

test("the text's font comes with the page, no text waits for one, and nothing comes from elsewhere", async () => {
  await visit({}, async (page) => {
    const hosts = new Set<string>();
    page.on("request", (request) => hosts.add(new URL(request.url()).origin));
    for (const path of ["/jobs", `/jobs/show/${failedId}`]) {
      await page.goto(up.site.address + path, { waitUntil: "networkidle" });
      const preloaded = await page
        .locator("link[rel=preload][as=font]")
        .evaluateAll((links) => links.flatMap((link) => link.getAttribute("href")?.split("?")[0] ?? []));
      const faces = await page.evaluate(() =>
        [...document.styleSheets]
          .flatMap((sheet) => [...sheet.cssRules])
          .flatMap((rule) =>
            rule instanceof CSSFontFaceRule && rule.cssText.includes("url(") ? [rule.style] : [],
          )
          .map((face) => ({
            family: face.getPropertyValue("font-family"),
            display: face.getPropertyValue("font-display"),
            src: face.getPropertyValue("src"),
          })),
      );
      const family = await page.evaluate(() => getComputedStyle(document.body).fontFamily.split(", ")[1]);
      const ofText = faces.filter((face) => face.family === family);
      expect(ofText.length).toBe(1);
      expect(preloaded.some((path) => ofText[0]?.src.includes(path.split("/").at(-1) ?? "?"))).toBe(true);
      expect(new Set(faces.map(({ display }) => display))).toEqual(new Set(["optional"]));
    }
    expect([...hosts]).toEqual([up.site.address]);
  });
});

test("no row of the list holds a component that has to run in the browser", async () => {
  await visit({}, async (page) => {
    await page.goto(`${up.site.address}/jobs`, { waitUntil: "networkidle" });
    const kinds = await page.locator("tbody *").evaluateAll((elements) =>
      elements.flatMap((element) => {
        const key = Object.keys(element).find((name) => name.startsWith("__reactFiber$")) ?? "";
        const found: string[] = [];
        let part: unknown = Reflect.get(element, key);
        while (part instanceof Object) {
          const type: unknown = Reflect.get(part, "type");
          if (type === "tbody") return found;
          found.push(typeof type);
          part = Reflect.get(part, "return");
        }
        return "no table body";
      }),
    );
    expect(new Set(kinds)).toEqual(new Set(["string"]));
  });
});

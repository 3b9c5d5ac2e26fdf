import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { follow } from "../../support/http/follow";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
let cookie: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  for (const name of ["Delta", "Alpha", "Charlie", "Bravo"]) {
    await insertJob(database, { name, status: "failed", type: "import" });
    await insertJob(database, { name: `${name} again`, status: "completed", type: "import" });
    await insertJob(database, { name: `${name} of another type`, status: "failed", type: "sync" });
  }
});

const title = (page: Page) => page.getByRole("heading", { level: 1 }).textContent();

async function onPage<T>(look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser().newContext({ javaScriptEnabled: false });
  const seen = await look(await signedInPage(context, up.site.address, cookie));
  await context.close();
  return seen;
}

test.each([
  ["?status=failed&type=import&sort=name", ["Alpha", "Bravo", "Charlie", "Delta"]],
  ["?status=failed&type=import", ["Bravo", "Charlie", "Alpha", "Delta"]],
])("from job to job the way follows the list under %s, and leads back to it", async (search, names) => {
  await onPage(async (page) => {
    await page.goto(`${up.site.address}/jobs${search}`);
    await follow(page, page.getByRole("rowheader").getByRole("link").first());
    const [next, previous] = [
      page.getByRole("link", { name: "Next job" }),
      page.getByRole("link", { name: "Previous job" }),
    ];
    expect(await previous.count()).toBe(0);
    for (const name of names) {
      expect(await title(page)).toBe(name);
      if (name !== names.at(-1)) await follow(page, next);
    }
    expect(await next.count()).toBe(0);
    await follow(page, previous);
    expect(await title(page)).toBe(names.at(-2));
    await follow(page, page.getByRole("link", { name: "Back to Jobs" }));
    expect(page.url().replace(/#job-\d+$/, "")).toBe(`${up.site.address}/jobs${search}`);
    expect(await page.getByRole("rowheader").allTextContents()).toEqual(names);
    expect(await page.locator("tr:target").getByRole("rowheader").textContent()).toBe(names.at(-2));
  });
});

test.each([
  ["", "Export CSV"],
  ["?sort=name", "Export CSV"],
  ["?status=nonsense&type=nonsense", "Export CSV"],
  ["?status=failed", "Export CSV (Failed)"],
  ["?type=import", "Export CSV (Import)"],
  ["?status=failed&type=import", "Export CSV (Failed, Import)"],
])("under /jobs%s the export is called %j", async (search, label) => {
  await onPage(async (page) => {
    await page.goto(`${up.site.address}/jobs${search}`);
    expect(await page.getByRole("link", { name: /^Export CSV/ }).textContent()).toBe(label);
  });
});

test("the list says where one is among many, and a job on a later page leads back to that page", async () => {
  await up.database.sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 1192) returning id)
     insert into job (id, name, type) select id, 'A job', 'export' from root`,
  );
  await onPage(async (page) => {
    await page.goto(`${up.site.address}/jobs?page=3`);
    const pages = page.getByRole("navigation", { name: "Pages" });
    expect(await pages.textContent()).toMatch(/51–75 of 1,204.*Page 3 of 49/);
    const row = page.getByRole("row").nth(20);
    const job = await row.getAttribute("id");
    await follow(page, row.getByRole("rowheader").getByRole("link"));
    await follow(page, page.getByRole("link", { name: "Back to Jobs" }));
    expect(page.url()).toBe(`${up.site.address}/jobs?page=3#${job}`);
    const seen = await page.locator("tr:target").boundingBox();
    const { height = 0 } = page.viewportSize() ?? {};
    expect(seen && seen.y >= 0 && seen.y + seen.height <= height).toBe(true);
    await follow(page, pages.getByRole("link", { name: "Last" }));
    expect(await pages.textContent()).toMatch(/1,201–1,204 of 1,204.*Page 49 of 49/);
    expect(await pages.getByRole("link").allTextContents()).toEqual(["First", "Previous"]);
    await follow(page, pages.getByRole("link", { name: "First" }));
    expect(await pages.getByRole("link").allTextContents()).toEqual(["Next", "Last"]);
  });
});

test("past the end of a page, the way back leads to the page with the job that one came from last", async () => {
  await up.database.sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 60) returning id)
     insert into job (id, name, type) select id, 'A job', 'validation' from root`,
  );
  await onPage(async (page) => {
    const [next, previous] = [
      page.getByRole("link", { name: "Next job" }),
      page.getByRole("link", { name: "Previous job" }),
    ];
    const listed = () => page.locator("tbody tr").evaluateAll((rows) => rows.map(({ id }) => id));
    const pages: string[][] = [];
    for (const number of [1, 2]) {
      await page.goto(`${up.site.address}/jobs?type=validation&page=${number}`);
      pages.push(await listed());
    }
    await page.goto(`${up.site.address}/jobs?type=validation`);
    await follow(page, page.locator("tbody tr").last().getByRole("rowheader").getByRole("link"));
    for (const [way, id] of [
      [next, pages[1]?.[0]],
      [next, pages[1]?.[1]],
      [previous, pages[1]?.[0]],
      [previous, pages[0]?.[24]],
    ] as const) {
      await follow(page, way);
      expect(page.url()).toContain(`/jobs/show/${id?.slice("job-".length)}?`);
    }
    for (const [way, at] of [
      [previous, 0],
      [next, 0],
      [next, 1],
    ] as const) {
      await follow(page, way);
      const here = page.url();
      await follow(page, page.getByRole("link", { name: "Back to Jobs" }));
      expect(await listed()).toEqual(pages[at]);
      expect(await page.locator("tr:target").count()).toBe(1);
      await page.goto(here);
    }
  });
});

test("no jobs yet and no job that matches look different, and each says what to do", async () => {
  const newcomer = await up.site.userWithCookie("newcomer");
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, newcomer);
  for (const search of ["", "?status=failed"]) {
    await page.goto(`${up.site.address}/jobs${search}`);
    await page.getByRole("heading", { name: "No jobs yet" }).waitFor();
    expect(await page.getByText("appear here as soon as they are launched").isVisible()).toBe(true);
    // It is for those who run the site.
    expect(await page.getByText("npm run").count()).toBe(0);
    expect(await page.getByRole("table").count()).toBe(0);
  }
  await context.close();
  await onPage(async (admins) => {
    await admins.goto(`${up.site.address}/jobs?status=running`);
    await admins.getByRole("heading", { name: "No jobs match these filters" }).waitFor();
    await admins.getByRole("link", { name: "Clear filters" }).click();
    await admins.getByRole("table").waitFor();
    expect(admins.url()).toBe(`${up.site.address}/jobs?tab=general`);
  });
});

import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { enter, stopsOf, tabTo } from "../../support/browser/focus";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";
import { addFile, noteFiles } from "../../support/jobs/job-files";

const browser = testBrowser();
let anna: { id: string; cookie: string };
let bela: { id: string; cookie: string };

const up = testConsole(async ({ database, site }) => {
  const withId = async (name: string) => {
    const cookie = await site.userWithCookie(name);
    const [row] = await database.sql("select id::text from app_user where name = $1", [name]);
    return { id: String(row?.id), cookie };
  };
  anna = await withId("anna");
  bela = await withId("bela");
});

const jobOf = (owner: { id: string }, name: string, status: "failed" | "running" = "failed") =>
  insertJob(up.database, { name, status, owner: { id: owner.id, name: "x" } });

/** The page of a job as its owner sees it. */
async function visit(path: string, look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser().newContext(options);
  const page = await signedInPage(context, up.site.address, anna.cookie);
  expect((await page.goto(up.site.address + path))?.status()).toBe(200);
  await look(page);
  await context.close();
}

const ROWS = Array.from({ length: 60 }, (_, at) => `${at},"Field, ${at}",MS`).join("\n");
const AIRPORTS = `iata,name,state\n${ROWS}\n`;

/** A failed import with a file of each sort. */
async function importWithFiles() {
  const job = await jobOf(anna, "Import of airports");
  const { database } = up;
  const files = {
    input: await addFile(database, job, { name: "airports.csv", content: AIRPORTS }),
    archive: await addFile(database, job, { kind: "output", name: "pictures.zip", content: "PK" }),
    report: await addFile(database, job, { kind: "error_report", name: "rejected.csv" }),
  };
  await database.sql("update job set result_file_id = $1 where id = $2", [files.archive.id, job]);
  return { job, files };
}

test("a failed job shows what went in, what came out and what was turned down, and gives it away", async () => {
  const { job, files } = await importWithFiles();
  await visit(`/jobs/show/${job}?status=failed`, async (page) => {
    const section = page.getByRole("region", { name: "Files" });
    expect(await section.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
      "Input Files 1",
      "Output Files 1",
      "Error Reports 1",
    ]);
    const [input] = await section.getByRole("listitem").allTextContents();
    expect(input).toMatch(/^airports\.csv.* kBtext\/csv.*SHA-256 [0-9a-f]{8}…/);
    const link = section.getByRole("link", { name: /^Download airports\.csv, 1\.\d kB$/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("airports.csv");
    expect(await readFile(await download.path(), "utf8")).toBe(AIRPORTS);
    const address = (id: string) => `/jobs/show/${job}/files/${id}`;
    const hrefs = await section
      .getByRole("link", { name: /^Download/ })
      .evaluateAll((links) => links.map((one) => one.getAttribute("href")));
    expect(hrefs).toEqual([
      address(files.input.id),
      address(files.archive.id),
      `${address(files.report.id)}?bom=1`,
    ]);
    await section.getByRole("listitem").nth(1).getByText("Result", { exact: true }).waitFor();
    const checksum = section.getByText(/^[0-9a-f]{64}$/).first();
    expect(await checksum.isVisible()).toBe(false);
    await section.getByText("SHA-256").first().click();
    await checksum.click();
    expect(await page.evaluate(() => String(getSelection()))).toBe(await checksum.textContent());
  });
});

test("a job without files says nothing of files", async () => {
  const job = await jobOf(anna, "None yet", "running");
  await visit(`/jobs/show/${job}`, async (page) => {
    expect(await page.getByText(/Files|Reports/).count()).toBe(0);
  });
});

test.each([true, false])(
  "a table is looked into in place, with JavaScript: %s",
  async (javaScriptEnabled) => {
    const { job, files } = await importWithFiles();
    const look = async (page: Page) => {
      await page.getByRole("link", { name: "Preview of airports.csv" }).click();
      await page.waitForURL(
        `**/jobs/show/${job}?status=failed&preview=${files.input.id}#file-${files.input.id}`,
      );
      const preview = page.getByRole("region", { name: "Preview of airports.csv" });
      await preview.getByText("The first 50 rows.").waitFor();
      const region = preview.getByRole("region", { name: "The beginning of airports.csv" });
      expect(await region.getByRole("columnheader").allTextContents()).toEqual([
        "Row",
        "iata",
        "name",
        "state",
      ]);
      expect(await region.getByRole("row").count()).toBe(51);
      expect(await region.getByRole("row").nth(50).allTextContents()).toEqual(["5149Field, 49MS"]);
      await preview.getByRole("link", { name: "Close preview" }).click();
      await page.waitForURL(`**/jobs/show/${job}?status=failed#file-${files.input.id}`);
      expect(await preview.count()).toBe(0);
      expect(await page.getByRole("link", { name: "Preview of pictures.zip" }).count()).toBe(0);
    };
    await visit(`/jobs/show/${job}?status=failed`, look, { javaScriptEnabled });
  },
);

test("by keyboard a file is previewed, scrolled through, closed and fetched", async () => {
  const { job } = await importWithFiles();
  await visit(`/jobs/show/${job}`, async (page) => {
    await enter(page, page.getByRole("link", { name: "Preview of airports.csv" }));
    const region = page.getByRole("region", { name: "The beginning of airports.csv" });
    await tabTo(page, region);
    await page.keyboard.press("End");
    await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
    const stops = await stopsOf(page);
    expect(stops.filter(({ visible, large }) => !(visible && large))).toEqual([]);
    await enter(page, page.getByRole("link", { name: "Close preview" }));
    await page.waitForURL(/#file-\d+$/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      enter(page, page.getByRole("link", { name: /^Download airports/ })),
    ]);
    expect(download.suggestedFilename()).toBe("airports.csv");
  });
});

test("a file that is gone or changed says so in place of its links, and the others keep theirs", async () => {
  const { job, files } = await importWithFiles();
  await up.database.store.remove(files.archive.storeKey);
  await writeFile(join(up.database.dataDir, "files", files.report.storeKey), "another");
  await visit(`/jobs/show/${job}`, async (page) => {
    const rows = page.getByRole("region", { name: "Files" }).getByRole("listitem");
    expect(
      await rows
        .nth(0)
        .getByRole("link", { name: /^Download/ })
        .count(),
    ).toBe(1);
    expect(await rows.nth(1).getByRole("link").count()).toBe(0);
    await rows.nth(1).getByText("No longer in storage").waitFor();
    await rows.nth(2).getByText("Changed in storage").waitFor();
    expect(await rows.nth(2).getByRole("link").count()).toBe(0);
    await page.getByText("Result no longer in storage").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

async function seeItUnanswered(page: Page) {
  await page.getByText("Storage does not answer now, so files may be missing from it.").waitFor();
  expect(await page.getByText("Storage does not answer now", { exact: true }).count()).toBe(3);
  expect(await page.getByRole("link", { name: /^Download/ }).count()).toBe(4);
  const preview = page.getByRole("region", { name: "Preview of airports.csv" });
  await preview.getByText("Storage does not answer now.", { exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
}

test("while storage is missing or can't be read, the page stands, says so, and keeps its links", async () => {
  const { job, files } = await importWithFiles();
  const folder = join(up.database.dataDir, "files");
  await rename(folder, `${folder}-away`);
  try {
    await visit(`/jobs/show/${job}?preview=${files.input.id}`, seeItUnanswered);
    await writeFile(folder, "in its place");
    await visit(`/jobs/show/${job}?preview=${files.input.id}`, seeItUnanswered);
    expect(up.site.log()).toContain('"event":"storage.unanswered"');
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rename(`${folder}-away`, folder);
  }
});

test("of 120 files 50 are on a page, and the ways between the pages keep the rest of the address", async () => {
  const job = await jobOf(anna, "Many files");
  await noteFiles(up.database, job, "input", 80);
  await noteFiles(up.database, job, "output", 40);
  await visit(`/jobs/show/${job}?status=failed`, async (page) => {
    const rows = page.getByRole("region", { name: "Files" }).getByRole("listitem");
    const pages = page.getByRole("navigation", { name: "Pages of files" });
    expect(await rows.count()).toBe(50);
    await pages.getByText("1–50 of 120 files").waitFor();
    await pages.getByRole("link", { name: "Next" }).click();
    await page.waitForURL(`**/jobs/show/${job}?status=failed&files=2#files`);
    await pages.getByText("51–100 of 120 files").waitFor();
    expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
      "Input Files 80",
      "Output Files 40",
    ]);
    await pages.getByRole("link", { name: "Next" }).click();
    await page.waitForURL(`**/jobs/show/${job}?status=failed&files=3#files`);
    await pages.getByText("101–120 of 120 files").waitFor();
    expect(await rows.count()).toBe(20);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${up.site.address}/jobs/show/${job}?files=9`);
    await page
      .getByRole("status")
      .getByText("There is no page of files 9; this is the last one, page 3.")
      .waitFor();
  });
});

test("another owner's file is not previewed, whichever job it is asked of", async () => {
  const [mine, hers] = [await jobOf(anna, "Anna's"), await jobOf(bela, "Bela's")];
  await addFile(up.database, mine);
  const secret = await addFile(up.database, hers, { name: "salaries.csv", content: "secret,rows\n" });
  const answer = await up.site.get(`/jobs/show/${mine}?preview=${secret.id}`, anna.cookie);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain(`There is no file to preview “${secret.id}”; it is ignored.`);
  expect(page).not.toMatch(/salaries|secret/);
  const foreign = await up.site.get(`/jobs/show/${hers}?preview=${secret.id}`, anna.cookie);
  expect(foreign.status).toBe(404);
  expect(await foreign.text()).not.toMatch(/salaries|secret/);
  const own = await up.site.get(`/jobs/show/${hers}?preview=${secret.id}`, bela.cookie);
  expect(await own.text()).toMatch(/salaries.*secret/s);
});

const ODD_NAMES = [
  "W".repeat(255),
  "Übersicht der Bestände, letzte Fassung (2).csv",
  "تصدير أوصاف المجموعة الرابعة.csv",
  "第四批馆藏的著录数据.csv",
  "\u202egnp.exe",
  '<img src=x onerror="window.__struck=1">.csv',
  "a\r\nb\u0007\u001b[31m.csv",
  "😀👩‍🚀.csv",
  " ",
];

test("names and cells of any kind can be read at every width, and nothing in them runs", async () => {
  const job = await jobOf(anna, "Odd files");
  const cells = ODD_NAMES.map((name) => `"${name.replaceAll('"', '""')}"`);
  const content = `${cells.join(",")}\n`.repeat(4) + cells.join("\n");
  let last = "";
  for (const name of ODD_NAMES) {
    const mediaType = name.length > 200 ? `text/${"x".repeat(120)}` : "text/csv";
    last = (await addFile(up.database, job, { name, content, mediaType })).id;
  }
  await visit(`/jobs/show/${job}?preview=${last}`, async (page) => {
    const shown = page.getByRole("region", { name: "Files" }).getByRole("listitem");
    expect(await shown.count()).toBe(ODD_NAMES.length);
    expect(await page.evaluate("window.__struck")).toBeUndefined();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1600, 1280, 768, 360]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await paintedFaults(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });
});

test("files and their previews, as a table, as text and with a reason, are fit for any aid", async () => {
  const { job, files } = await importWithFiles();
  const text = await addFile(up.database, job, { name: "notes.txt", content: "one\ntwo\n" });
  const odd = await addFile(up.database, job, { name: "odd.csv", content: 'a,b\n1,"Bel"fast"\n3,4\n' });
  for (const id of [files.input.id, text.id, odd.id, files.archive.id]) {
    await visit(`/jobs/show/${job}?preview=${id}`, async (page) => {
      await page.locator("#preview").waitFor();
      for (const summary of await page.locator("#files details > summary").all()) await summary.click();
      expect(await faultsOf(page)).toEqual([]);
    });
  }
});

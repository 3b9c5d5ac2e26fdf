import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { consoleOfOwners } from "../../support/browser/console-of-owners";
import { enter, stopsOf, tabTo } from "../../support/browser/focus";
import { paintedFaults } from "../../support/browser/painted-faults";
import { addFile } from "../../support/jobs/job-files";

const { up, anna, bela, jobOf, visit, importWithFiles } = consoleOfOwners();

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
      await preview.getByText("Showing the first 50 rows.").waitFor();
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

test.each([true, false])(
  "a table that was read wrongly is read again as a person chooses, with JavaScript: %s",
  async (javaScriptEnabled) => {
    const job = await jobOf(anna, "Odd table");
    const content = Buffer.from("a,b;town\n1,5;Malm\xf6\n", "latin1");
    const { id } = await addFile(up.database, job, { name: "odd.csv", content });
    const look = async (page: Page) => {
      const preview = page.getByRole("region", { name: "Preview of odd.csv" });
      const headings = preview.getByRole("columnheader");
      await preview.getByText("Read as UTF-8, separated by semicolons.").waitFor();
      await preview.getByText("The cells could also be separated by commas.").waitFor();
      expect(await headings.allTextContents()).toEqual(["Row", "a,b", "town"]);
      await preview.getByText("Read it differently").click();
      await preview.getByRole("link", { name: "Windows-1252" }).click();
      await page.waitForURL(`**/jobs/show/${job}?preview=${id}&encoding=windows-1252#file-${id}`);
      await preview.getByText("Read as Windows-1252, separated by semicolons.").waitFor();
      expect(await preview.getByRole("cell").last().textContent()).toBe("Malmö");
      await preview.getByRole("link", { name: "commas" }).click();
      await preview.getByText("Read as Windows-1252, separated by commas.").waitFor();
      expect(await headings.allTextContents()).toEqual(["Row", "a", "b;town"]);
      const delimiters = preview.getByRole("navigation", { name: "Delimiter" });
      expect(await delimiters.locator("[aria-current]").allTextContents()).toEqual(["commas"]);
      await delimiters.getByRole("link", { name: "As detected" }).click();
      await preview.getByText("Read as Windows-1252, separated by semicolons.").waitFor();
      await preview.getByRole("link", { name: "Close preview" }).click();
      await page.waitForURL(`**/jobs/show/${job}#file-${id}`);
    };
    await visit(`/jobs/show/${job}?preview=${id}`, look, { javaScriptEnabled });
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

test("another owner's file is not previewed, whichever job it is asked of", async () => {
  const [mine, hers] = [await jobOf(anna, "Anna's"), await jobOf(bela, "Bela's")];
  await addFile(up.database, mine);
  const secret = await addFile(up.database, hers, { name: "salaries.csv", content: "secret,rows\n" });
  const answer = await up.site.get(`/jobs/show/${mine}?preview=${secret.id}`, anna.cookie);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain(`Unknown file “${secret.id}” was ignored.`);
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
  const chosen = `${odd.id}&delimiter=semicolon`;
  for (const id of [files.input.id, text.id, odd.id, chosen, files.archive.id]) {
    await visit(`/jobs/show/${job}?preview=${id}`, async (page) => {
      await page.locator("#preview").waitFor();
      for (const summary of await page.locator("#files details > summary").all()) await summary.click();
      expect(await faultsOf(page)).toEqual([]);
    });
  }
});

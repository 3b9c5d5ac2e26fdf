import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { textsOf } from "../../support/archive/unzip";
import { faultsOf } from "../../support/browser/axe";
import { AIRPORTS, consoleOfOwners } from "../../support/browser/console-of-owners";
import { addFile, noteFiles } from "../../support/jobs/job-files";

const { up, anna, jobOf, visit, importWithFiles } = consoleOfOwners();

test("a failed job shows its input, its output and the rejected rows, and each can be downloaded", async () => {
  const { job, files } = await importWithFiles();
  await visit(`/jobs/show/${job}?status=failed`, async (page) => {
    const section = page.getByRole("region", { name: "Files" });
    expect(await section.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
      "Input Files 1",
      "Output Files 1",
      "Error Reports 1",
    ]);
    const [input] = await section.getByRole("listitem").allTextContents();
    expect(input).toMatch(/^airports\.csv1\.\d kBPreview$/);
    const link = section.getByRole("link", { name: /^Download airports\.csv, 1\.\d kB$/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("airports.csv");
    expect(await readFile(await download.path(), "utf8")).toBe(AIRPORTS);
    const address = (id: string) => `/jobs/show/${job}/files/${id}`;
    const hrefs = await section
      .getByRole("link", { name: /^Download/ })
      .evaluateAll((links) => links.map((one) => one.getAttribute("href")));
    expect(hrefs).toEqual([
      `/jobs/show/${job}/files.zip`,
      address(files.input.id),
      address(files.archive.id),
      `${address(files.report.id)}?bom=1`,
    ]);
    await section.getByRole("listitem").nth(1).getByText("Result", { exact: true }).waitFor();
    const checksum = section.getByText(/^[0-9a-f]{64}$/).first();
    expect(await checksum.isVisible()).toBe(false);
    await section.getByText("Types, times and checksums (SHA-256)").click();
    expect(await section.getByRole("listitem").nth(3).textContent()).toMatch(
      /^airports\.csvtext\/csv\d+ \w+ \d{4} [\d:]{8}[0-9a-f]{64}$/,
    );
    await checksum.click();
    expect(await page.evaluate(() => String(getSelection()))).toBe(await checksum.textContent());
  });
});

test("all files are downloaded at once, where there is more than one to download", async () => {
  const { job, files } = await importWithFiles();
  await visit(`/jobs/show/${job}`, async (page) => {
    const link = page.getByRole("link", { name: /^Download all, 1\.\d kB: 3 files in one ZIP archive$/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe(`Import of airports (job ${job}).zip`);
    expect(await textsOf(await readFile(await download.path()))).toMatchObject({
      "input/airports.csv": AIRPORTS,
      "output/pictures.zip": "PK",
    });
    for (const { storeKey } of Object.values(files)) await up.database.store.remove(storeKey);
    await page.reload();
    expect(await page.getByRole("link", { name: /^Download all/ }).count()).toBe(0);
  });
  const single = await jobOf(anna, "One file");
  await addFile(up.database, single);
  await visit(`/jobs/show/${single}`, async (page) => {
    await page.getByRole("link", { name: /^Download rows\.csv/ }).waitFor();
    expect(await page.getByRole("link", { name: /^Download all/ }).count()).toBe(0);
  });
});

test("a long name takes as many lines as it needs, and nothing is wider than a phone", async () => {
  const job = await jobOf(anna, "Long names");
  await addFile(up.database, job, { name: `${"harbour_photographs_".repeat(9)}.csv` });
  await addFile(up.database, job, { name: "short.csv" });
  await visit(
    `/jobs/show/${job}`,
    async (page) => {
      const [long, short] = await page
        .getByRole("region", { name: "Files" })
        .getByRole("listitem")
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      expect(long).toBeGreaterThan((short ?? 0) * 3);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    },
    { viewport: { width: 360, height: 800 } },
  );
});

test("a job without files says nothing of files", async () => {
  const job = await jobOf(anna, "None yet", "running");
  await visit(`/jobs/show/${job}`, async (page) => {
    expect(await page.getByText(/Files|Reports/).count()).toBe(0);
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
    await rows.nth(1).getByText("File missing").waitFor();
    await rows.nth(2).getByText("File changed").waitFor();
    expect(await rows.nth(2).getByRole("link").count()).toBe(0);
    // At the top of the page, and in the list.
    expect(await page.getByText("File missing").count()).toBe(2);
    expect(await faultsOf(page)).toEqual([]);
  });
});

async function seeItUnanswered(page: Page) {
  await page
    .getByText("File storage is unavailable, so some files may be missing. Try again later.")
    .waitFor();
  expect(await page.getByText("File storage unavailable", { exact: true }).count()).toBe(3);
  expect(await page.getByRole("link", { name: /^Download/ }).count()).toBe(5);
  const preview = page.getByRole("region", { name: "Preview of airports.csv" });
  await preview.getByText("File storage unavailable.", { exact: true }).waitFor();
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
      .getByText("File page 9 doesn’t exist. Showing the last page (3).")
      .waitFor();
  });
});

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inheritedVariables } from "@/lib/env";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";

const browser = testBrowser();
let folder: string;
let cookie: string;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("anna");
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobs-correct-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** `npm run -s demo:import -- FILE` for anna, on the test's database. */
const importFile = (path: string) =>
  promisify(execFile)("npm", ["run", "-s", "demo:import", "--", path, "--owner", "anna"], {
    env: { ...inheritedVariables(), DATABASE_URL: up.database.url, JOBS_DATA_DIR: up.database.dataDir },
  });

/** As a spreadsheet saves a table: a byte-order mark, CRLF, quotes where they are needed. */
const asSpreadsheetSaves = (rows: string[][]) =>
  `\ufeff${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
const cellOf = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test("rejected rows are downloaded, corrected, imported again, and none is left over", async () => {
  const places = [
    ...[
      ["id", "name", "latitude", "note"],
      ["1", "Kathmandu", "27.7", "fine"],
    ],
    ...[
      ["2", "Atlantis", "north", "=1+1"],
      ["", "Zürich, 東京", "47.4", "-5"],
    ],
  ];
  const file = join(folder, "places.csv");
  await writeFile(file, asSpreadsheetSaves(places));
  expect((await importFile(file)).stdout).toMatch(/^Job \d+: 1 of 3 rows imported, 2 rejected\.\n$/);

  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  await page.getByRole("tab", { name: "Imports" }).click();
  const row = page.getByRole("row", { name: /Import places\.csv/ });
  expect(await row.getByText("2 of 3 rows rejected").count()).toBe(1);
  await row.getByRole("link", { name: /^Details of job/ }).click();
  const rejected = page.getByRole("region", { name: "Rejected rows", exact: true });
  expect(await rejected.getByText("the latitude is not between -90 and 90").count()).toBeGreaterThan(0);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    rejected.getByRole("link", { name: /^Download/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("places-errors.csv");
  const report: string[][] = parse(await readFile(await download.path()), { bom: true });
  expect(report).toEqual([
    ["id", "name", "latitude", "note", "_row", "_column", "_error"],
    ["2", "Atlantis", "north", "'=1+1", "3", "latitude", "the latitude is not between -90 and 90"],
    ["", "Zürich, 東京", "47.4", "-5", "4", "id", "the id is missing"],
  ]);

  const corrected = report.map((cells) => cells.map((cell) => (cell === "north" ? "36.1" : cell || "3")));
  const again = join(folder, "places-errors.csv");
  await writeFile(again, asSpreadsheetSaves(corrected));
  expect((await importFile(again)).stdout).toMatch(/^Job \d+: 2 of 2 rows imported, 0 rejected\.\n$/);

  await page.goto(`${up.site.address}/jobs?tab=imports`);
  await page.getByRole("link", { name: "Import places-errors.csv" }).click();
  await page.getByRole("heading", { level: 1, name: "Import places-errors.csv" }).waitFor();
  expect(await page.getByRole("region", { name: "Rejected rows" }).count()).toBe(0);
  expect(await page.getByText(/rows rejected/).count()).toBe(0);
  await page.getByRole("link", { name: /^Download places-accepted\.csv/ }).waitFor();
  const [accepted] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Download places-accepted\.csv/ }).click(),
  ]);
  expect(parse(await readFile(await accepted.path()))).toEqual([
    ["id", "name", "latitude", "note"],
    ["2", "Atlantis", "36.1", "=1+1"],
    ["3", "Zürich, 東京", "47.4", "-5"],
  ]);
  await context.close();
});

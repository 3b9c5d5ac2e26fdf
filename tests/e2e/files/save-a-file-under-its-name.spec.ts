import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { requestsTo } from "../../support/http/raw-request";
import { insertJobFile } from "../../support/jobs/job-file-factory";

const browser = testBrowser();
let cookie: string;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});
const ask = requestsTo(up, () => cookie);

test.each([
  ["text/html", "application/octet-stream"],
  ["image/svg+xml", "application/octet-stream"],
  ["application/xhtml+xml", "application/octet-stream"],
  ["text/javascript", "application/octet-stream"],
  ["text/csv\r\nX-Own: 1", "application/octet-stream"],
  ["", "application/octet-stream"],
  ["constructor", "application/octet-stream"],
  ["application/pdf", "application/pdf"],
  ["text/csv", "text/csv"],
  ["text/csv; charset=utf-8", "text/csv; charset=utf-8"],
  ['Text/CSV;Charset="ISO-8859-1"', "text/csv; charset=iso-8859-1"],
  ['text/plain; charset="utf-8"; X=y', "text/plain; charset=utf-8"],
  ["text/plain; charset=a b", "text/plain"],
  ["text/html; charset=utf-7", "application/octet-stream"],
])("a file of type %j goes out as %s, to be saved", async (mediaType, expected) => {
  const { path } = await insertJobFile(up.database, { mediaType, name: "page.html", content: "<script>" });
  const { headers } = await ask(path);
  expect(headers["content-type"]).toBe(expected);
  expect(headers["content-disposition"]).toMatch(/^attachment;/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
});

test.each([
  ['a"b; filename="c.html', 'a"b; filename="c.html'],
  ["two\r\nSet-Cookie: x=1\nlines.txt", "twoSet-Cookie: x=1lines.txt"],
  ["😀 räksmörgås 表.csv", "😀 räksmörgås 表.csv"],
  [`${"n".repeat(251)}.csv`, `${"n".repeat(196)}.csv`],
  ["..", "file"],
  ["../../etc/passwd", "passwd"],
  ["C:\\boot.ini", "boot.ini"],
  ["CON", "CON"],
  ["100%.txt", "100%.txt"],
  ["\u202etxt.exe", "txt.exe"],
])("a file that is named %j is saved as %j", async (name, expected) => {
  const { path } = await insertJobFile(up.database, { name });
  const { status, headers } = await ask(path);
  const header = headers["content-disposition"] ?? "";
  const [, ascii, encoded = ""] =
    /^attachment; filename="([ !#-[\]-~]*)"; filename\*=UTF-8''([\w.%~-]+)$/.exec(header) ?? [];
  expect([status, decodeURIComponent(encoded), headers["set-cookie"]]).toEqual([200, expected, undefined]);
  expect(ascii).toBeDefined();
});

test("a browser saves an error report under its name, in letters of any script", async () => {
  const name = "hibák – 誤り 😀.csv";
  const report = await insertJobFile(up.database, { kind: "error_report", name, content: "név\nÁgnes\n" });
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.evaluate((path) => location.assign(`${path}?bom=1`), report.path),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  const rows = parse(await readFile(await download.path()), { bom: true });
  expect(rows).toEqual([["név"], ["Ágnes"]]);
  await context.close();
});

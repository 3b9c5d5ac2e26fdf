import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { withoutColumn } from "../../support/broken-database";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { enter, stopsOf, tabTo } from "../../support/browser/focus";
import { PASSWORD, testConsole } from "../../support/console";
import { recordEveryKind, TRACE } from "../../support/jobs/every-kind-of-job";
import { insertJob, OLD } from "../../support/jobs/job-factory";

const browser = testBrowser();
const up = testConsole();

test("someone without a mouse signs in, reads why a job failed, exports, clears and signs out", async () => {
  await up.site.userWithCookie("anna", "admin");
  for (const status of ["completed", "cancelled"] as const) await insertJob(up.database, { status, ...OLD });
  const job = await createJob(up.database.access, up.database.store, { type: "import", name: "Airports" });
  await job.failWith("Row 7 has no city", TRACE);
  const context = await browser().newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const { keyboard } = page;

  await page.goto(`${up.site.address}/sign-in`);
  await tabTo(page, page.getByLabel("User name"));
  await keyboard.type("anna");
  await tabTo(page, page.getByLabel("Password"));
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await page.waitForURL(`${up.site.address}/jobs`);

  await enter(page, page.getByRole("link", { name: "Skip to content" }));
  await keyboard.press("Tab");
  expect(await page.getByRole("main").locator(":focus").textContent()).toMatch(/^General \d+$/);
  await tabTo(page, page.getByRole("combobox", { name: "Status" }));
  await keyboard.type("Fail");
  await enter(page, page.getByRole("button", { name: "Filter" }));
  await page.waitForURL(/status=failed/);

  await enter(page, page.getByRole("link", { name: "Airports" }));
  await page.getByRole("heading", { level: 1, name: "Airports" }).waitFor();
  await enter(page, page.locator("summary", { hasText: "Stack trace" }));
  await enter(page, page.getByRole("button", { name: "Copy trace" }));
  await page.getByRole("status").getByText("Copied").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(TRACE);
  await tabTo(page, page.getByRole("link", { name: "Back to Jobs" }), "Shift+Tab");
  await keyboard.press("Enter");
  await page.waitForURL(/\/jobs\?status=failed#job-\d+$/);
  await keyboard.press("Tab");
  expect(await page.locator("tr:target :focus").textContent()).toBe("Airports");

  const exportLink = page.getByRole("link", { name: "Export CSV (Failed)" });
  const [download] = await Promise.all([page.waitForEvent("download"), enter(page, exportLink)]);
  const csv = parse(await readFile(await download.path()), { columns: true, bom: true });
  expect(csv).toMatchObject([{ ID: job.id, Name: "Airports", Status: "Failed" }]);

  const clear = page.getByRole("button", { name: "Clear Old Jobs" });
  const dialog = page.getByRole("dialog", { name: "Clear old jobs" });
  const days = dialog.getByRole("spinbutton", { name: /Finished more than/ });
  await enter(page, clear);
  expect(await days.and(page.locator(":focus")).count()).toBe(1);
  await dialog.getByText("2 of everyone’s jobs").waitFor();
  for (const key of [...Array(8).fill("Tab"), ...Array(8).fill("Shift+Tab")]) {
    await keyboard.press(key);
    expect(await page.locator(":focus:not(dialog *)").count()).toBe(0);
  }
  await keyboard.press("Escape");
  expect(await clear.and(page.locator(":focus")).count()).toBe(1);
  await keyboard.press("Enter");
  await keyboard.press("Control+A");
  await keyboard.type("365");
  await dialog.getByText("2 of everyone’s jobs").waitFor();
  await enter(page, dialog.getByRole("button", { name: /^Clear/ }));
  const said = page.getByRole("status").getByText("Deleted 2 old jobs.");
  await said.waitFor();
  expect(await clear.and(page.locator(":focus")).count()).toBe(1);
  await page.reload();
  await said.waitFor();
  expect(await up.database.sql("select name from job")).toEqual([{ name: "Airports" }]);

  await enter(page, page.getByRole("button", { name: "Signed in as anna" }));
  await enter(page, page.getByRole("button", { name: "Sign out" }));
  await page.getByRole("status").getByText("You have signed out.").waitFor();
  await context.close();
});

test("a clear that fails leaves the focus where it was, and counting again leads it to the age", async () => {
  const cookie = await up.site.userWithCookie("carla", "admin");
  await insertJob(up.database, { status: "completed", ...OLD });
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  await enter(page, page.getByRole("button", { name: "Clear Old Jobs" }));
  const dialog = page.getByRole("dialog");
  await dialog.getByText("1 of everyone’s jobs").waitFor();
  const focusOn = (element: Locator) => element.and(page.locator(":focus")).count();
  const clear = dialog.getByRole("button", { name: /^Clear/ });
  await withoutColumn(up.database, "clear_run", "removed", async () => {
    await enter(page, clear);
    await dialog.getByText("Something went wrong on our side.").waitFor();
  });
  expect(await focusOn(clear)).toBe(1);
  await tabTo(page, dialog.getByRole("button", { name: "Retry" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await dialog.getByText("1 of everyone’s jobs").waitFor();
  expect(await focusOn(dialog.getByRole("spinbutton"))).toBe(1);
  await context.close();
});

test("Tab leads to all that can be pressed, filled in or followed; it is seen there, and large enough", async () => {
  const cookie = await up.site.userWithCookie("bela", "admin");
  const jobs = await recordEveryKind(up.database, "bela");
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  for (const path of ["/jobs?page=2", `/jobs/show/${jobs.failed}`, `/jobs/show/${jobs.json}`, "/nothing"]) {
    await page.goto(up.site.address + path);
    await page.locator("main details").evaluateAll((all) => {
      for (const details of all) details.setAttribute("open", "");
    });
    // One tab of all is a stop; the arrow keys lead to the others.
    const all = page.locator(
      "a[href]:not([aria-selected=false]), button, select, input:not([type=hidden]), summary",
    );
    const stops = await stopsOf(page);
    expect(stops.length).toBe(await all.filter({ visible: true }).count());
    expect(stops.filter(({ visible, large }) => !(visible && large))).toEqual([]);
  }
  await page.goto(`${up.site.address}/jobs`);
  await page.getByRole("button", { name: "Signed in as" }).press("Enter");
  expect((await stopsOf(page)).slice(0, 4)).toEqual(
    ["Light", "Dark", "System", "Sign out"].map((name) => ({
      what: `button ${name}`,
      visible: true,
      large: true,
    })),
  );
  await context.close();
});

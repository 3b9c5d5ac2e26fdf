import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { isMarked, mark } from "../../support/browser/mark";
import { startConsole, testConsole } from "../../support/console";
import { insertJob, OLD } from "../../support/jobs/job-factory";
import { insertOldJobs } from "../../support/jobs/old-jobs";
import { linesOf } from "../../support/log-lines";

const browser = testBrowser();
const up = testConsole();

/** Slow enough that a busy machine can press buttons meanwhile. */
const SLOW_MS = 12;

/** How long each job takes from the next batch on: some milliseconds, as a hundred thousand of them do together. */
const takeMs = (ms: number) =>
  up.database.sql(
    `create or replace function take_long() returns trigger language plpgsql as
     $$ begin perform pg_sleep(${ms / 1000}); return old; end $$`,
  );

beforeAll(async () => {
  await takeMs(SLOW_MS);
  await up.database.sql(
    "create trigger take_long before delete on job for each row execute function take_long()",
  );
});

/** What is seen; the status beside it is what a screen reader is told, less often. */
const clearing = (page: Page) =>
  page.locator("p:not([role=status])").getByText(/^Deleted [\d,]+ old jobs? so far, out of [\d,]+\./);
beforeEach(async () => {
  await up.database.sql("truncate object cascade");
  await takeMs(SLOW_MS);
});

const openAgain = (page: Page) => page.goto(`${up.site.address}/jobs`);
const left = async () => (await up.database.sql("select from job")).length;
const lastRun = async () =>
  (
    await up.database.sql(
      "select removed::int, finished_at is not null as ended, count(*) over ()::int as runs from clear_run order by id desc limit 1",
    )
  )[0];

async function clear(page: Page) {
  await page.getByRole("button", { name: "Clear Old Jobs" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Clear \d/ })
    .click();
}

test("a clear continues when its page is left; a person who comes back sees it, and in the end the true number", async () => {
  await insertOldJobs(up.database, 2_000);
  const context = await browser().newContext();
  const first = await signedInPage(context, up.site.address, await up.site.userWithCookie("anna", "admin"));
  await openAgain(first);
  await clear(first);
  await clearing(first).waitFor();
  await first.close();

  const page = await context.newPage();
  await openAgain(page);
  await clearing(page).waitFor();
  const bar = page.getByRole("progressbar", { name: "Old jobs deleted" });
  expect(await bar.getAttribute("max")).toBe("2000");
  await page.reload();
  await clearing(page).waitFor();
  // Asked for once more, it is the same clear.
  await clear(page);
  // Until the server has said so, the end of the first would load the page without its number.
  await expect.poll(() => page.url()).toContain("cleared=");
  await takeMs(0);
  await page.getByRole("status").getByText("Deleted 2,000 old jobs. All had finished before").waitFor();
  await page
    .getByText("There are no jobs yet")
    .or(page.locator("[data-count=total]").getByText("0"))
    .first()
    .waitFor();
  expect(await lastRun()).toEqual({ removed: 2_000, ended: true, runs: 1 });
  expect(linesOf(up.site.log(), "jobs.cleared")).toContainEqual(
    expect.objectContaining({ by: "anna", removed: 2_000 }),
  );
  await context.close();
});

test("a clear that is stopped says how many went, and keeps the others", async () => {
  await insertOldJobs(up.database, 2_000);
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, await up.site.userWithCookie("bela", "admin"));
  await openAgain(page);
  await clear(page);
  await clearing(page).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Stop" }).press("Enter");
  // The button is gone; a person who pressed it by key continues from where it was.
  await page.locator("div:focus").getByRole("status").getByText(/^Stop/).waitFor();
  await page
    .getByRole("status")
    .getByText(/^Stopped: [\d,]+ old jobs? deleted, the rest kept\.$/)
    .waitFor();
  const { removed } = (await lastRun()) ?? {};
  expect(removed).toBe(2_000 - (await left()));
  expect(await left()).toBeGreaterThan(0);
  await context.close();
});

test("a clear whose server died says so, without JavaScript too, and continues with one press", async () => {
  const cookie = await up.site.userWithCookie("carla", "admin");
  await insertJob(up.database, { ...OLD, status: "failed" });
  await up.database.sql(
    `insert into clear_run (viewer_id, days, finished_before, expected, removed, worker, last_sign_at)
     select id, 30, '2020-06-01', 8, 7, 'killed', clock_timestamp() - interval '20 seconds' from app_user where name = 'carla'`,
  );
  const said = "Clearing stopped early: 7 deleted, the rest kept.";
  const plain = await browser().newContext({ javaScriptEnabled: false });
  const still = await signedInPage(plain, up.site.address, cookie);
  await openAgain(still);
  await still.getByText(said).waitFor();
  expect(await still.getByRole("button", { name: "Continue" }).count()).toBe(0);
  await plain.close();

  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await openAgain(page);
  await page.getByRole("status").getByText(said).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("status").getByText("Deleted 8 old jobs. All had finished before").waitFor();
  expect(await left()).toBe(0);
  await context.close();
});

test("two people's clears do not show on each other's pages", async () => {
  const context = await browser().newContext();
  await up.database.sql(
    `insert into clear_run (viewer_id, days, finished_before, worker, last_sign_at)
     select id, 30, '2020-06-01', 'at work', clock_timestamp() from app_user where name = 'anna'`,
  );
  const page = await signedInPage(context, up.site.address, await up.site.userWithCookie("dora", "admin"));
  await openAgain(page);
  await page.getByRole("button", { name: "Clear Old Jobs" }).waitFor();
  expect(await page.getByText(/so far/).count()).toBe(0);
  await context.close();
});

test("a server that is told to end ends after a batch, and another continues the clear", async () => {
  const cookie = await up.site.userWithCookie("emil", "admin");
  await insertOldJobs(up.database, 2_000);
  const clearThere = ({ address }: { address: string }) =>
    fetch(`${address}/jobs/clear-inactive`, { method: "POST", headers: { cookie, origin: address } });
  const ending = await startConsole(up.database);
  const cutOff = clearThere(ending).catch(() => null);
  await expect.poll(async () => (await lastRun())?.removed, { timeout: 60_000 }).toBeGreaterThan(0);
  await ending.stop();
  expect((await cutOff)?.ok).not.toBe(true);
  expect(await lastRun()).toMatchObject({ removed: 2_000 - (await left()), ended: false });
  expect(await left()).toBeGreaterThan(0);
  expect(await up.database.sql("select worker from clear_run order by id desc limit 1")).toEqual([
    { worker: null },
  ]);
  await takeMs(0);
  const answer = await clearThere(up.site);
  expect([answer.status, await answer.json()]).toEqual([200, { removed: 2_000 }]);
  expect(await left()).toBe(0);
});

test("progress and cards come with the changes of the list; in the end it is drawn anew in its place", async () => {
  await insertOldJobs(up.database, 1_000);
  await insertJob(up.database, { name: "Stays", status: "running" });
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, await up.site.userWithCookie("fay", "admin"));
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/clear-runs/") && asked.push(request.url()));
  await openAgain(page);
  await page.locator("[data-live=live]").waitFor();
  await mark(page);
  await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
  await clear(page);
  const seen = new Set<string | null>();
  const total = () => page.locator("[data-count=total]").textContent();
  await expect.poll(async () => seen.add(await clearing(page).textContent()).size).toBeGreaterThan(2);
  expect(Number((await total())?.replace(",", ""))).toBeLessThan(1_001);
  expect(asked).toEqual([]);
  await takeMs(0);
  await page.getByRole("status").getByText("Deleted 1,000 old jobs. All had finished before").waitFor();
  await expect.poll(() => page.locator("tbody th").allTextContents()).toEqual(["Stays"]);
  expect(await total()).toBe("1");
  expect(await isMarked(page)).toBe(true);
  expect(await page.getByRole("combobox", { name: "Status" }).inputValue()).toBe("failed");
  await context.close();
});

test("where changes don't come, its progress is asked for", async () => {
  await insertOldJobs(up.database, 1_000);
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, await up.site.userWithCookie("gus", "admin"));
  await page.route("**/jobs/events?*", (route) => route.abort());
  await openAgain(page);
  await clear(page);
  const seen = new Set<string | null>();
  await expect.poll(async () => seen.add(await clearing(page).textContent()).size).toBeGreaterThan(2);
  await takeMs(0);
  await page.getByRole("status").getByText("Deleted 1,000 old jobs. All had finished before").waitFor();
  await context.close();
});

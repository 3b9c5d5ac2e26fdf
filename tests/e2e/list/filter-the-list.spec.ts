import { expect, test } from "vitest";
import { z } from "zod";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob, type JobRow } from "../../support/jobs/job-factory";

const browser = testBrowser();
let ada: string;
let maria = NOBODY;

/** A failed import of maria's. */
let failedByMaria: (row?: JobRow) => Promise<string>;

const up = testConsole(async ({ database, site }) => {
  ada = await site.userWithCookie("ada", "admin");
  maria = await userWithId({ database, site }, "maria");
  const owner = maria;
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  failedByMaria = (row) => {
    const createdAt = row?.createdAt ?? hoursAgo(0);
    return insertJob(database, {
      status: "failed",
      owner,
      createdAt,
      startedAt: createdAt,
      finishedAt: createdAt,
      ...row,
    });
  };
  for (let number = 1; number <= 3; number++)
    await failedByMaria({ name: `Harbour ${number}`, createdAt: hoursAgo(number) });
  await failedByMaria({ name: "Long ago", createdAt: "2020-01-01T12:00:00Z" });
  await insertJob(database, { name: "Rejecting", status: "completed", owner });
  await database.sql("update job set rows_rejected = 12 where name = 'Rejecting'");
  for (let number = 1; number <= 30; number++)
    await insertJob(database, { name: `Sync ${number}`, type: "sync", status: "completed" });
});

const FAILED_BY_MARIA = "status=failed&owner=maria&since=24h";

test("an administrator picks a colleague's failed jobs of the last day, and watches for more", async () => {
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, ada);
  await page.goto(`${up.site.address}/jobs`);
  await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
  const owner = page.getByRole("combobox", { name: "Run by" });
  await owner.pressSequentially("MAR");
  await expect.poll(() => page.locator("datalist#owners option").count()).toBe(1);
  expect(await page.locator("datalist#owners option").getAttribute("value")).toBe("maria");
  await owner.fill("maria");
  await page.getByRole("combobox", { name: "Created" }).selectOption({ label: "Last 24 hours" });
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect.poll(() => new URL(page.url()).search).toBe(`?${FAILED_BY_MARIA}`);
  await page.getByRole("heading", { name: "Failed jobs by maria of the last 24 hours" }).waitFor();
  expect(await page.getByRole("row").allTextContents()).toHaveLength(4);
  expect(await page.locator("[data-count=total]").textContent()).toBe("35");
  await page.goto(`${up.site.address}/jobs?owner=maria`);
  await page.getByText("Live", { exact: true }).waitFor();
  await failedByMaria({ name: "Another" });
  await page.getByRole("link", { name: "1 new job" }).click();
  await expect.poll(() => new URL(page.url()).search).toBe("?owner=maria");
  await page.getByText("Another").waitFor();
  await page.getByText("6 jobs by maria").waitFor();
  await context.close();
});

test("with JavaScript turned off, the rest stands under More filters, open when one is set", async () => {
  const context = await browser().newContext({ javaScriptEnabled: false });
  const page = await signedInPage(context, up.site.address, ada);
  await page.goto(`${up.site.address}/jobs`);
  const rejected = page.getByRole("combobox", { name: "Rejected rows" });
  expect(await rejected.isVisible()).toBe(false);
  await page.getByText("More filters").click();
  await rejected.selectOption("yes");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("heading", { name: "Jobs (With rejected rows)" }).waitFor();
  expect(await page.getByRole("row").count()).toBe(2);
  expect(await rejected.inputValue()).toBe("yes");
  expect(await rejected.isVisible()).toBe(true);
  await context.close();
});

test("the form and its fields are sound, and a contradiction is said", async () => {
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, ada);
  await page.goto(`${up.site.address}/jobs?from=2026-11-24&to=2026-11-01&longer=10m&status=-failed`);
  await page
    .getByText("No job can match: the first moment of “from” is after the last one of “to”.")
    .waitFor();
  expect(await page.getByRole("combobox", { name: "Status" }).inputValue()).toBe("-failed");
  expect(await page.getByLabel("Created from", { exact: true }).inputValue()).toBe("2026-11-24");
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Clear Old Jobs" }).click();
  await page.getByText("This clears everyone’s old jobs, whatever the list shows.").waitFor();
  await context.close();
});

test("the page, the API and the export give the same jobs, and staff have no filter by owner", async () => {
  const listed = async (cookie: string, search: string) => {
    const answer = await up.site.get(`/api/v1/jobs?${search}`, cookie);
    const { jobs } = z.object({ jobs: z.array(z.object({ id: z.string() })) }).parse(await answer.json());
    return jobs.map(({ id }) => id);
  };
  const exported = async (search: string) =>
    [...(await (await up.site.get(`/jobs/export-csv?${search}`, ada)).text()).matchAll(/^\d+/gm)].map(
      ([id]) => id,
    );
  const search = "status=failed&owner=maria&to=2021-01-01";
  const ids = await listed(ada, search);
  expect(ids).toHaveLength(1);
  expect(await exported(search)).toEqual(ids);
  expect(await (await up.site.get(`/jobs?${search}`, ada)).text()).toContain(`/jobs/show/${ids[0]}?`);
  expect((await up.site.get("/api/v1/jobs?owner=ada", maria.cookie)).status).toBe(422);
  const page = await (await up.site.get("/jobs?owner=ada", maria.cookie)).text();
  expect(page).toContain("Only administrators can filter by “owner”");
  expect(page).not.toContain('name="owner"');
  expect((await up.site.get("/jobs/owners?q=a", maria.cookie)).status).toBe(404);
  expect(await (await up.site.get("/jobs/owners?q=a", ada)).json()).toEqual({ owners: ["ada"] });
});

import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob, OLD } from "../../support/jobs/job-factory";
import { linesOf } from "../../support/log-lines";

const browser = testBrowser();

const up = testConsole();

test("a person clears old jobs after reading what will go; Cancel and Escape change nothing", async () => {
  const cookie = await up.site.userWithCookie("anna", "admin");
  for (const status of ["completed", "completed", "failed", "cancelled"] as const)
    await insertJob(up.database, { status, ...OLD });
  await insertJob(up.database, { status: "running" });
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs`);
  const open = page.getByRole("button", { name: "Clear Old Jobs" });
  const dialog = page.getByRole("dialog", { name: "Clear old jobs" });
  await open.click();
  await dialog
    .getByText(/^4 of everyone’s jobs finished before .* They will be permanently deleted, with all files:$/)
    .waitFor();
  expect(await dialog.locator("dl > div").allTextContents()).toEqual(["Completed2", "Failed1", "Cancelled1"]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await open.click();
  await page.keyboard.press("Escape");
  expect(await up.database.sql("select count(*)::int as n from job")).toEqual([{ n: 5 }]);

  await open.click();
  await dialog.getByLabel(/Finished more than/).fill("0");
  await dialog.getByText("Enter 1 to 3650 days.").waitFor();
  expect(await dialog.getByRole("button", { name: /^Clear/ }).isDisabled()).toBe(true);
  await dialog.getByLabel(/Finished more than/).fill("30");
  await dialog.getByText("4 of everyone’s jobs").waitFor();
  await dialog.getByRole("button", { name: /^Clear/ }).dblclick();
  await page.getByText("Deleted 4 old jobs.").waitFor();
  await page.locator("[data-count=total]").getByText("1", { exact: true }).waitFor();
  expect(await up.database.sql("select status from job")).toEqual([{ status: "running" }]);
  // The second click of the two began no second clear, which would have said that it removed none.
  expect(await up.database.sql("select removed::int from clear_run")).toEqual([{ removed: 4 }]);
  await context.close();
});

const clear = (cookie: string, init: RequestInit & { origin?: string | null } = {}) => {
  const { origin = up.site.address, ...rest } = init;
  return fetch(`${up.site.address}/jobs/clear-inactive`, {
    method: "POST",
    redirect: "manual",
    ...rest,
    headers: { ...(cookie && { cookie }), ...(origin !== null && { origin }), ...rest.headers },
  });
};
const json = (value: unknown) => ({
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});
const form = (days: string) => ({ body: new URLSearchParams({ days }) });

test("what is refused deletes nothing", async () => {
  const cookie = await up.site.userWithCookie("bela", "admin");
  await insertJob(up.database, { status: "completed", ...OLD });
  const count = () => up.database.sql("select count(*)::int as n from job");
  const before = await count();
  for (const days of ["0", "-1", "x", "3651", "", " ", "1e3"]) {
    for (const init of [form(days), json({ days })]) {
      const answer = await clear(cookie, init);
      expect([days, answer.status]).toEqual([days, 422]);
      expect(await answer.json()).toMatchObject({ error: "invalid_input", field: "days" });
    }
  }
  for (const days of [0, -1, 3651, 1.5, null, [], true])
    expect((await clear(cookie, json({ days }))).status).toBe(422);
  expect((await clear(cookie, { body: "{", headers: { "content-type": "application/json" } })).status).toBe(
    400,
  );
  expect(
    (await clear(cookie, { body: "x".repeat(100_000), headers: { "content-type": "application/json" } }))
      .status,
  ).toBe(413);
  for (const origin of [
    null,
    "null",
    "http://evil.example",
    "http://localhost:1",
    `${up.site.address}.evil.example`,
  ]) {
    expect((await clear(cookie, { origin, ...form("30") })).status, String(origin)).toBe(403);
  }
  expect((await clear("", form("30"))).status).toBe(401);
  for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
    expect(
      (await fetch(`${up.site.address}/jobs/clear-inactive`, { method, headers: { cookie } })).status,
    ).toBe(405);
  }
  expect(await count()).toEqual(before);
});

test("a script clears the jobs of one tab, and a tab that is none is refused before anything is deleted", async () => {
  const cookie = await up.site.userWithCookie("dora", "admin");
  await clear(cookie);
  for (const type of ["import", "ingest", "export"])
    await insertJob(up.database, { status: "completed", ...OLD, type });
  const inactive = () => up.database.sql("select type from job where finished_at is not null");
  for (const tab of ["", " ", "import", "Imports", "all", "general "]) {
    for (const init of [{ body: new URLSearchParams({ tab }) }, json({ tab, days: 1 })]) {
      const answer = await clear(cookie, init);
      expect([tab, answer.status]).toEqual([tab, 422]);
      expect(await answer.json()).toEqual({
        error: "invalid_input",
        field: "tab",
        message: "tab: give general or imports.",
      });
    }
  }
  for (const tab of [null, 0, ["imports"], {}]) expect((await clear(cookie, json({ tab }))).status).toBe(422);
  expect(await inactive()).toHaveLength(3);
  expect(await (await clear(cookie, json({ tab: "imports" }))).json()).toEqual({ removed: 2 });
  expect(await inactive()).toEqual([{ type: "export" }]);
  await expect
    .poll(() => linesOf(up.site.log(), "jobs.cleared").at(-1))
    .toMatchObject({ by: "dora", role: "admin", tab: "imports", days: 30, removed: 2 });
  const general = { body: new URLSearchParams({ tab: "general" }) };
  expect(await (await clear(cookie, general)).json()).toEqual({ removed: 1 });
});

test("absent days mean thirty, and the answer says how many went", async () => {
  const cookie = await up.site.userWithCookie("carla", "admin");
  await clear(cookie);
  await insertJob(up.database, { status: "completed", ...OLD });
  const answer = await clear(cookie, { origin: up.site.address.replace("localhost", "127.0.0.1") });
  expect([answer.status, await answer.json()]).toEqual([200, { removed: 1 }]);
  expect(await (await clear(cookie, json({ days: 1 }))).json()).toEqual({ removed: 0 });
});

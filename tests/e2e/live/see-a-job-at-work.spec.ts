import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "../../support/browser/axe";
import { paintedFaults } from "../../support/browser/painted-faults";
import { insertJob } from "../../support/jobs/job-factory";
import { heardFrom, watchedFor } from "../../support/jobs/signs";
import { isLive, panel, testJobPages, WIDE } from "../../support/live/job-pages";

const PHONE = { width: 360, height: 740 };
const { up, annasJob, viewerOf, visit } = testJobPages();

test("the page says that a job is silent, until its next sign", async () => {
  const job = await annasJob();
  await job.start();
  await job.progress(410, 1148, "row 412");
  await visit(job.id, async (page) => {
    await isLive(page);
    const silence = panel(page).getByText(
      /^Silent for (20|21) min: longer than jobs of this type usually pause$/,
    );
    expect(await silence.count()).toBe(0);
    await watchedFor(up.database, 86_400);
    await heardFrom(up.database, job.id, { started: 4_000, sign: 1_210 });
    await silence.waitFor();
    await page.getByText(`Job ${job.id} is silent`).waitFor();
    expect(await panel(page).textContent()).not.toMatch(/left|a minute|Last heard from/);
    expect(await faultsOf(page)).toEqual([]);
    await job.progress(411, 1148, "row 413");
    await silence.waitFor({ state: "detached" });
    await panel(page).getByText("just now").waitFor();
  });
});

test("a viewer gets neither the page nor the changes of another owner's job", async () => {
  const job = await annasJob();
  const { cookie } = viewerOf("bela");
  expect((await up.site.get(`/jobs/show/${job.id}`, cookie)).status).toBe(404);
  expect((await up.site.get(`/jobs/events?job=${job.id}&poll=1`, cookie)).status).toBe(404);
});

test("the page of a job that is deleted while somebody looks at it stays, with a notice", async () => {
  const job = await annasJob();
  await job.start();
  await job.progress(1, 2, "half of it");
  await visit(job.id, async (page) => {
    await isLive(page);
    await up.database.sql("delete from object where id = $1", [job.id]);
    await page.getByRole("status").getByText("This job was deleted.").waitFor();
    expect(await panel(page).textContent()).toContain("half of it");
    expect(await page.locator("[data-live]").count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });
});

test("the page of an ended job holds no connection", async () => {
  const id = await insertJob(up.database, {
    status: "completed",
    owner: { id: viewerOf("anna").access.viewer.id, name: "anna" },
  });
  await visit(id, async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.reload();
    await page.waitForLoadState("networkidle");
    expect(asked.filter((url) => url.includes("/jobs/events"))).toEqual([]);
    expect(await page.locator("[data-live]").count()).toBe(0);
  });
});

test("axe finds no fault while a job waits and while it runs, and all of its page can be read at every width", async () => {
  const job = await annasJob();
  const look = (page: Page) => isLive(page).then(() => faultsOf(page));
  expect(await visit(job.id, look)).toEqual([]);
  await job.start();
  await job.addSubtasks(["Read the table", "Write the records"]);
  await job.progress(1200, 3376, "W".repeat(1000));
  await visit(job.id, async (page) => {
    await isLive(page);
    expect(await faultsOf(page)).toEqual([]);
    for (const width of [WIDE.width, 768, PHONE.width]) {
      await page.setViewportSize({ ...PHONE, width });
      expect(await paintedFaults(page)).toEqual([]);
    }
  });
});

test("for users who asked for less motion, values change without an animation", async () => {
  const job = await annasJob();
  await job.start();
  let done = 0;
  const moving = async (page: Page) => {
    await isLive(page);
    done += 1;
    await job.progress(done, 3);
    await panel(page).getByText(`${done} of 3`).waitFor();
    return page.evaluate(() => document.getAnimations().length);
  };
  expect(await visit(job.id, moving, { reducedMotion: "no-preference" })).toBeGreaterThan(0);
  expect(await visit(job.id, moving, { reducedMotion: "reduce" })).toBe(0);
});

test("without JavaScript the page says when it was read, and how to read it again", async () => {
  const job = await annasJob();
  await job.start();
  await job.progress(1200, 3376, "row 1,200");
  await visit(
    job.id,
    async (page) => {
      await panel(page).getByText("1,200 of 3,376").waitFor();
      await page.getByText(/^As of \d\d:\d\d:\d\d · Reload$/).waitFor();
      await job.progress(1300, 3376, "row 1,300");
      await page.getByRole("link", { name: "Reload" }).click();
      await panel(page).getByText("1,300 of 3,376").waitFor();
    },
    { javaScriptEnabled: false },
  );
});

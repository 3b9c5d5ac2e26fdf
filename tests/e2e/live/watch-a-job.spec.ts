import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { formatMoment } from "@/lib/format";
import type { Access } from "@/lib/jobs/access";
import { createJob, type JobHandle, type NewJob } from "@/lib/producer";
import { faultsOf } from "../../support/browser/axe";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { paintedFaults } from "../../support/browser/painted-faults";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";
import { watchedFor } from "../../support/jobs/signs";
import { insertSubtasks } from "../../support/jobs/subtask-factory";

const browser = testBrowser();
const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };
const viewers: Record<string, { cookie: string; access: Access }> = {};

const up = testConsole(async ({ database, site }) => {
  for (const name of ["anna", "bela"]) {
    const cookie = await site.userWithCookie(name);
    const [row] = await database.sql("select id::text from app_user where name = $1", [name]);
    const viewer = { role: "staff", id: String(row?.id), name } as const;
    viewers[name] = { cookie, access: { ...database.access, viewer } };
  }
});

function viewerOf(name: string) {
  const viewer = viewers[name];
  if (!viewer) throw new Error(`nobody is called ${name}`);
  return viewer;
}

const annasJob = (job: Partial<NewJob> = {}): Promise<JobHandle> =>
  createJob(viewerOf("anna").access, up.database.store, { type: "import", name: "Airports", ...job });

async function visit<T>(id: string, look: (page: Page) => Promise<T>, options?: BrowserContextOptions) {
  const context = await browser().newContext({ timezoneId: "UTC", viewport: WIDE, ...options });
  const page = await signedInPage(context, up.site.address, viewerOf("anna").cookie);
  await page.goto(`${up.site.address}/jobs/show/${id}`);
  const seen = await look(page);
  await context.close();
  return seen;
}

const isLive = (page: Page) => page.locator("[data-live=live]").waitFor();
const panel = (page: Page) => page.getByRole("region", { name: "Progress" });
const details = (page: Page) => page.getByRole("region", { name: "Job details" });
const subtasks = (page: Page) => page.getByRole("region", { name: "Subtasks" });

/** A page that was loaded anew would no longer have the mark. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isSamePage: true }));
const isMarked = (page: Page) => page.evaluate(() => "isSamePage" in window);

/** Moves the times of a job back, as if it had been running for so long and been heard from so long ago. */
const movedBack = (job: JobHandle, started: number, sign: number) =>
  up.database.sql(
    `update job_execution set started_at = now() - $2::float8 * interval '1 second',
       last_sign_at = now() - $3::float8 * interval '1 second' where job_id = $1`,
    [job.id, started, sign],
  );

test("a page follows its job from pending to failed, and is never loaded anew", async () => {
  const job = await annasJob();
  await visit(job.id, async (page) => {
    await isLive(page);
    await mark(page);
    const title = (status: string) => expect.poll(() => page.title()).toMatch(`Airports – ${status} ·`);
    await title("Pending");
    await panel(page)
      .getByText(/^Waiting\d+ s so far$/)
      .waitFor();

    await job.queue();
    await page.getByText("Queued", { exact: true }).waitFor();
    await title("Queued");
    await job.addSubtasks(["Read the table", "Write the records"]);
    await subtasks(page).getByText("2 in total").waitFor();

    await job.start();
    await title("Running");
    expect(await panel(page).textContent()).not.toContain("Waiting");
    await panel(page).getByText("0 of 2 subtasks completed").waitFor();
    await job.subtask(1).start();
    const row = subtasks(page).getByRole("row", { name: /Read the table/ });
    await row.getByText("Running", { exact: true }).waitFor();
    await job.subtask(1).complete();
    await row.getByText("Completed", { exact: true }).waitFor();
    await panel(page).getByText("1 of 2 subtasks completed").waitFor();

    await job.progress(1200, 3376, "row 1,200");
    await panel(page).getByText("1,200 of 3,376").waitFor();
    await panel(page).getByText("35%").waitFor();
    await panel(page).getByText("row 1,200", { exact: true }).waitFor();
    expect(await panel(page).getByRole("progressbar").getAttribute("value")).toBe("1200");
    await movedBack(job, 300, 10);
    await panel(page)
      .getByText(/^about \d to 1\d min left$/)
      .waitFor();
    await panel(page)
      .getByText(/^(4|4\.1) a second$/)
      .waitFor();
    await panel(page)
      .getByText(/^1[0-9] s ago$/)
      .waitFor();
    await job.progress(3000, 3376, "row 3,000");
    await panel(page).getByText("88%").waitFor();

    await job.subtask(2).start();
    await job.file("output", "records.csv", "a,b\n1,2\n");
    await page
      .getByRole("link", { name: /records\.csv/ })
      .first()
      .waitFor();
    await job.fail(new Error("Row 3,001 has no code"));
    await page
      .getByRole("region", { name: "Error Details" })
      .getByText("Row 3,001 has no code", { exact: true })
      .waitFor();
    await title("Failed");
    expect(await panel(page).count()).toBe(0);
    expect(await details(page).textContent()).toMatch(/Progress3,000 of 3,376/);
    await subtasks(page)
      .getByRole("row", { name: /Write the records/ })
      .getByText("Cancelled")
      .waitFor();
    expect(await page.locator("[data-live]").count()).toBe(0);
    expect(await isMarked(page)).toBe(true);
  });
});

test("times that come later are in the zone of the browser, too, at its first visit", async () => {
  const job = await annasJob();
  await job.start();
  await insertSubtasks(up.database, job.id, { running: 1 });
  await visit(
    job.id,
    async (page) => {
      await details(page).getByText("Asia/Tokyo").waitFor();
      await isLive(page);
      await job.subtask(1).complete();
      const row = subtasks(page).getByRole("row", { name: /Step 1/ });
      await row.getByText("Completed", { exact: true }).waitFor();
      await expect.poll(() => row.textContent()).toContain("1 Mar 2026 19:00:01");
      const finished = await row.locator("time").last().getAttribute("datetime");
      expect(await row.textContent()).toContain(formatMoment(String(finished), "Asia/Tokyo"));
    },
    { timezoneId: "Asia/Tokyo" },
  );
});

test("what a reader has opened, selected, reached and begun stays while the page is drawn anew", async () => {
  const job = await annasJob({ description: `Beginning ${"of a long description ".repeat(60)}` });
  await job.start();
  await job.output({ rows: [1, 2, 3], names: ["a", "b"] });
  await visit(
    job.id,
    async (page) => {
      await isLive(page);
      await mark(page);
      await details(page).locator("summary").click();
      const output = page.getByRole("region", { name: "Output" });
      await output.locator("details details > summary").first().click();
      const panels = await page.locator("article details").elementHandles();
      const opened = () =>
        Promise.all(
          panels.map((one) =>
            one.evaluate((node) => node.isConnected && node instanceof HTMLDetailsElement && node.open),
          ),
        );
      const before = await opened();
      expect(before).toContain(true);
      expect(before).toContain(false);
      await page.evaluate(() => {
        const heading = document.querySelector("h1");
        if (heading) getSelection()?.selectAllChildren(heading);
        scrollTo(0, 40);
      });
      await output
        .locator("summary")
        .first()
        .evaluate((one) => one.focus({ preventScroll: true }));
      const held = () =>
        page.evaluate(() => [
          getSelection()?.toString(),
          document.activeElement?.textContent?.slice(0, 5),
          scrollY,
        ]);
      const heldBefore = await held();
      expect(heldBefore).toEqual(["Airports", "JSON,", 40]);

      await job.progress(1, 10);
      await panel(page).getByText("1 of 10").waitFor();
      await job.addSubtask("Read the table");
      await subtasks(page).getByText("Read the table").waitFor();
      await job.file("input", "airports.csv", "a\n1\n");
      await page.getByRole("region", { name: "Files" }).waitFor();
      expect(await opened()).toEqual(before);
      expect(await held()).toEqual(heldBefore);
      expect(await isMarked(page)).toBe(true);
    },
    { viewport: { width: 1280, height: 400 } },
  );
});

test("however fast a job changes, its page is drawn anew once in three seconds", async () => {
  const job = await annasJob();
  await job.start();
  await visit(job.id, async (page) => {
    const drawn: number[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") drawn.push(performance.now());
    });
    await isLive(page);
    await mark(page);
    for (let at = 0; drawn.length < 3; at += 1) await job.output(`line ${at}`);
    const pauses = drawn.slice(1).map((at, before) => at - (drawn[before] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThan(2_900);
    expect(await isMarked(page)).toBe(true);
  });
});

test("silence is said once the job is silent, and ends with its next sign", async () => {
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
    await movedBack(job, 4_000, 1_210);
    await silence.waitFor();
    await page.getByText(`Job ${job.id} is silent`).waitFor();
    expect(await panel(page).textContent()).not.toMatch(/left|a minute|Last heard from/);
    expect(await faultsOf(page)).toEqual([]);
    await job.progress(411, 1148, "row 413");
    await silence.waitFor({ state: "detached" });
    await panel(page).getByText("just now").waitFor();
  });
});

test("of another owner's job there is no page, and no change", async () => {
  const job = await annasJob();
  const { cookie } = viewerOf("bela");
  expect((await up.site.get(`/jobs/show/${job.id}`, cookie)).status).toBe(404);
  expect((await up.site.get(`/jobs/events?job=${job.id}&poll=1`, cookie)).status).toBe(404);
});

test("a job that is deleted while somebody looks leaves its page, with a notice", async () => {
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

test("axe finds nothing, and all can be read at every width, while it waits and while it runs", async () => {
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

test("nothing moves but values for those who asked for less motion", async () => {
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

import { expect, test } from "vitest";
import { formatDateAndClock } from "@/lib/format";
import { isMarked, mark } from "../../support/browser/mark";
import { heardFrom } from "../../support/jobs/signs";
import { insertSubtasks } from "../../support/jobs/subtask-factory";
import { details, isLive, panel, subtasks, testJobPages } from "../../support/live/job-pages";

const { up, annasJob, visit } = testJobPages();

test("a page shows all changes of its job from pending to failed, and is never loaded again", async () => {
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
    await heardFrom(up.database, job.id, { started: 300, sign: 10 });
    await panel(page)
      .getByText(/^about \d to 1\d min left$/)
      .waitFor();
    await panel(page)
      .getByText(/^(4|4\.1) a second$/)
      .waitFor();
    await panel(page)
      .getByText(/^[1-5]\d s ago$/)
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

test("times that arrive later are also in the time zone of the browser, at its first visit", async () => {
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
      const [, clock] = formatDateAndClock(String(finished), "Asia/Tokyo");
      expect(await row.locator("time").last().textContent()).toContain(clock);
    },
    { timezoneId: "Asia/Tokyo" },
  );
});

test("opened parts, selected text, focus and scroll position stay when the page is drawn again", async () => {
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

test("a page is drawn again at most once in three seconds, even when its job changes faster", async () => {
  const job = await annasJob();
  await job.start();
  await visit(job.id, async (page) => {
    const drawn: number[] = [];
    page.on("response", (response) => {
      const request = response.request();
      if (request.method() === "POST") drawn.push(request.timing().startTime);
    });
    await isLive(page);
    await mark(page);
    for (let at = 0; drawn.length < 3; at += 1) await job.output(`line ${at}`);
    const pauses = drawn.slice(1).map((at, before) => at - (drawn[before] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThan(2_900);
    expect(await isMarked(page)).toBe(true);
  });
});

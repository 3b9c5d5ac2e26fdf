import { expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { signedInPage, signInByForm, signOut, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob, type JobRow } from "../../support/jobs/job-factory";

const browser = testBrowser();

const up = testConsole(undefined, { JOBS_PLATFORM_URL: "https://archive.example.org" });

test("a person signs in, opens a failed job, reads why, gets its file, and goes back to the same list", async () => {
  await up.site.userWithCookie("anna");
  const record = (name: string) =>
    createJob(up.database.access, up.database.store, {
      type: "import",
      name,
      owner: "anna",
      runAt: "/imports/7",
    });
  const job = await record("Import of airports");
  await job.start();
  await job.output({ rows: 3, id: 1 });
  await job.result("rejected rows.csv", "row,error\n7,no city\n");
  await job.fail(new Error("Row 7 has no city"));
  await (await record("Still waiting")).queue();

  const page = await browser().newPage();
  await page.goto(`${up.site.address}/jobs?status=failed`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await signInByForm(page, "anna", "wrong password");
  await page.getByRole("alert").getByText("Wrong user name or password.").waitFor();
  expect(await page.getByLabel("User name").inputValue()).toBe("anna");
  await signInByForm(page, "anna");
  await page.waitForURL(`${up.site.address}/jobs?status=failed`);
  expect(await page.locator("[data-count=total]").textContent()).toBe("2");
  expect(await page.locator("[data-count=failed]").textContent()).toBe("1");
  expect(await page.locator("[data-count=pending]").textContent()).toBe("1");

  await page.getByRole("link", { name: "Import of airports" }).click();
  await page.waitForURL(/\/jobs\/show\/\d+\?status=failed$/);
  expect(await page.title()).toBe(`Job ${job.id}: Import of airports – Failed · Jobs Console`);
  const panel = page.getByRole("region", { name: "Error Details" });
  expect(await panel.textContent()).toContain("Row 7 has no city");
  expect(await panel.locator("pre").isVisible()).toBe(false);
  await panel.getByText("Stack trace").click();
  expect(await panel.locator("pre").textContent()).toContain("see-why-a-job-failed.spec.ts");
  expect(await panel.getByRole("link", { name: "/imports/7" }).getAttribute("href")).toBe(
    "https://archive.example.org/imports/7",
  );
  expect(await panel.textContent()).toMatch(
    /partial results: see the output and files\.Fix the cause, then run it again from \/imports\/7\.$/,
  );
  await panel.getByRole("link", { name: "output" }).click();
  expect(await page.locator(":target").textContent()).toBe("Output");
  expect(await page.getByRole("region", { name: "Output" }).textContent()).toContain('"rows": 3');

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download Result" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("rejected rows.csv");
  await page.getByRole("link", { name: "Back to Jobs" }).click();
  await page.waitForURL(/\/jobs\?status=failed#job-\d+$/);
  await page.close();
});

test("only a failed job has Error Details, and only a job with a result has Download Result", async () => {
  const cookie = await up.site.userWithCookie("dora");
  const create = () =>
    createJob(up.database.access, up.database.store, { type: "export", name: "Loan list", owner: "dora" });
  const [plain, withResult, failed] = [await create(), await create(), await create()];
  for (const job of [plain, withResult, failed]) await job.start();
  await plain.output("37 loans, as plain text");
  await plain.complete();
  await withResult.result("loans.csv", "Object,Lender\n");
  await withResult.complete();
  await failed.failWith("The lender’s list is empty.");
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  const parts = async (id: string) => {
    await page.goto(`${up.site.address}/jobs`);
    await page.getByRole("link", { name: `Details of job ${id}` }).click();
    await page.waitForURL(`${up.site.address}/jobs/show/${id}`);
    return [
      await page.getByRole("region", { name: "Error Details" }).count(),
      await page.getByRole("link", { name: "Download Result" }).count(),
      await page.getByText("37 loans, as plain text").count(),
    ];
  };
  expect(await parts(plain.id)).toEqual([0, 0, 1]);
  expect(await parts(withResult.id)).toEqual([0, 1, 0]);
  expect(await parts(failed.id)).toEqual([1, 0, 0]);
  await context.close();
});

test("a failed job says what it left behind, and what to do next", async () => {
  const cookie = await up.site.userWithCookie("edda", "admin");
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  const readFailed = async (more: JobRow) => {
    const id = await insertJob(up.database, { status: "failed", ...more });
    await page.goto(`${up.site.address}/jobs/show/${id}`);
    return page.getByRole("region", { name: "Error Details" }).textContent();
  };
  const bare = await readFailed({});
  expect(bare).toMatch(/from where you started it\. Jobs Console itself does not start jobs\.$/);
  expect(bare).not.toContain("partial results");
  expect(await readFailed({ output: "37 loans" })).toContain("may have partial results: see the output.");
  await context.close();
});

test("a job's title begins with its id and ends with its status, however long its name is", async () => {
  const cookie = await up.site.userWithCookie("frida", "admin");
  const name = "Loan lists ".repeat(20).trim();
  const id = await insertJob(up.database, { name, status: "running" });
  const html = await (await up.site.get(`/jobs/show/${id}`, cookie)).text();
  const [, title = ""] = /<title>(.*?)<\/title>/.exec(html) ?? [];
  expect(title).toMatch(/^Job \d+: (Loan lists ){9}L… – Running · Jobs Console$/);
  expect(title.length).toBeLessThan(150);
});

test("signing out ends the session itself, not just its cookie", async () => {
  const cookie = await up.site.userWithCookie("bela");
  const context = await browser().newContext();
  const page = await context.newPage();
  await page.goto(`${up.site.address}/sign-in`);
  await signInByForm(page, "bela");
  await page.waitForURL(`${up.site.address}/jobs`);
  const [copy] = (await context.cookies()).filter(({ name }) => name === "next-auth.session-token");
  await signOut(page);
  await page.waitForURL(/\/sign-in/);
  expect((await up.site.get("/jobs", `${copy?.name}=${copy?.value}`)).status).toBe(307);
  expect((await up.site.get("/jobs", cookie)).status).toBe(200);
  await context.close();
});

/** The browser's own name for the zone may be the one of before 1986. */
test("times are shown in the browser's own zone, which is named", async () => {
  const cookie = await up.site.userWithCookie("carla");
  await createJob(up.database.access, up.database.store, {
    type: "sync",
    name: "In Kathmandu",
    owner: "carla",
  });
  const context = await browser().newContext({ timezoneId: "Asia/Kathmandu" });
  const [name = "", value = ""] = cookie.split("=", 2);
  await context.addCookies([{ name, value, url: up.site.address }]);
  const page = await context.newPage();
  await page.goto(`${up.site.address}/jobs`);
  await page.getByText(/Times are in Asia\/Kath?mandu\./).waitFor();
  await context.close();
});

test("a result that is gone from storage is said to be gone, and leads back", async () => {
  const cookie = await up.site.userWithCookie("helen");
  const job = await createJob(up.database.access, up.database.store, {
    type: "export",
    name: "Lost",
    owner: "helen",
  });
  await job.start();
  await job.result("lost.csv", "a,b\n");
  await job.complete();
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs/show/${job.id}?status=completed`);
  const [file] = await up.database.sql("select store_key from job_file where job_id = $1", [job.id]);
  await up.database.store.remove(String(file?.store_key));
  await page.getByRole("link", { name: "Download Result" }).click();
  await page.getByText("This file is missing from storage.").waitFor();
  await page.getByRole("link", { name: "Go back" }).click();
  await page.waitForURL(`${up.site.address}/jobs/show/${job.id}?status=completed`);
  await page.reload();
  await page.getByText("File missing").first().waitFor();
  // At the top of the page, and in the list of files.
  expect(await page.getByText("File missing").count()).toBe(2);
  expect(await page.getByRole("link", { name: "Download Result" }).count()).toBe(0);
  await context.close();
});

test("a folded part of the output says how much it holds, an open one does not", async () => {
  const cookie = await up.site.userWithCookie("gustav");
  const job = await createJob(up.database.access, up.database.store, {
    type: "sync",
    name: "Folds",
    owner: "gustav",
  });
  await job.start();
  await job.output({ all: { rows: [1, 2, 3], columns: 2 } });
  await job.complete();
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs/show/${job.id}`);
  const hint = page.getByText("3 entries");
  await page.getByText('"rows": [').waitFor();
  expect(await hint.isVisible()).toBe(false);
  await page.getByText('"rows": [').click();
  await hint.waitFor();
  expect(await page.getByText("2 entries").isVisible()).toBe(false);
  await context.close();
});

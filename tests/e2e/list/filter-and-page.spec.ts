import { expect, test } from "vitest";
import { signedInPage, signOut, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
let cookie: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  for (let number = 1; number <= 60; number++) {
    const status = number % 3 === 0 ? "failed" : "completed";
    await insertJob(database, {
      name: `Job ${String(number).padStart(2, "0")}`,
      status,
      type: number % 2 ? "import" : "sync",
    });
  }
});

test("filter, sort, page and clear, with JavaScript turned off", async () => {
  const context = await browser().newContext({ javaScriptEnabled: false });
  const page = await signedInPage(context, up.site.address, cookie);
  const search = () => expect.poll(() => new URL(page.url()).search);
  await page.goto(`${up.site.address}/jobs`);
  expect(await page.getByRole("row").count()).toBe(26);
  await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
  await page.getByRole("combobox", { name: "Sort" }).selectOption("name");
  await page.getByRole("button", { name: "Filter" }).click();
  await search().toBe("?status=failed&type=&owner=&since=&sort=name&from=&to=&rejected=&silent=&longer=");
  await page.getByText("1–20 of 20").waitFor();
  expect(await page.getByRole("row").nth(1).textContent()).toContain("Job 03");
  expect(await page.locator("[data-count=total]").textContent()).toBe("60");
  await page.getByRole("link", { name: "Clear", exact: true }).click();
  await search().toBe("?tab=general");
  await page.getByRole("link", { name: "Next" }).click();
  await page.getByText("26–50 of 60").waitFor();
  await page.getByRole("link", { name: "Last" }).click();
  await page.getByText("51–60 of 60").waitFor();
  await page.locator("[data-count=failed]").click();
  await search().toBe("?status=failed");
  await context.close();
});

test("one chooses among all and five statuses, all and eight types, newest first and name", async () => {
  const context = await browser().newContext({ javaScriptEnabled: false });
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs?type=sync&sort=name`);
  const choices = (name: string) =>
    page.getByRole("combobox", { name }).getByRole("option").allTextContents();
  expect(await choices("Status")).toEqual([
    "All statuses",
    "Pending",
    "Running",
    "Completed",
    "Failed",
    "Cancelled",
  ]);
  expect(await choices("Type")).toEqual([
    "All types",
    "Export",
    "Import",
    "Ingest",
    "AI processing",
    "Batch update",
    "Validation",
    "Conversion",
    "Sync",
  ]);
  expect(await choices("Sort")).toEqual(["Newest first", "Name A–Z"]);
  expect(await page.getByRole("combobox", { name: "Type" }).inputValue()).toBe("sync");
  expect(await page.getByText("1–25 of 30").isVisible()).toBe(true);
  await context.close();
});

test("signing in works with JavaScript turned off, also after a wrong password", async () => {
  const context = await browser().newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${up.site.address}/jobs?sort=name`);
  for (const password of ["wrong password", "correct horse battery"]) {
    await page.getByLabel("User name").fill("ada");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    if (password === "wrong password")
      expect(await page.getByRole("alert").textContent()).toContain("Wrong user name or password");
  }
  expect(page.url()).toBe(`${up.site.address}/jobs?sort=name`);
  await signOut(page);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await context.close();
});

test.each([
  ["?status=nonsense", "Unknown status “nonsense” was ignored.", "1–25 of 60"],
  ["?status=queued", "Unknown status “queued” was ignored.", "1–25 of 60"],
  ["?type=nonsense", "Unknown type “nonsense” was ignored.", "1–25 of 60"],
  ["?sort=size", "Unknown sort “size” was ignored.", "1–25 of 60"],
  ["?page=-3", "Unknown page “-3” was ignored.", "1–25 of 60"],
  ["?page=999999", "Page 999999 doesn’t exist. Showing the last page (3).", "51–60 of 60"],
  [
    "?status=failed&status=completed",
    "“status” appears more than once in the address and was ignored.",
    "1–25 of 60",
  ],
  ["?status=%3Cscript%3Ealert(1)%3C/script%3E", "alert(1)", "1–25 of 60"],
])("%s is answered with a notice and a list", async (search, notice, position) => {
  const answer = await up.site.get(`/jobs${search}`, cookie);
  // React puts comments between a text's parts.
  const page = (await answer.text()).replaceAll("<!-- -->", "");
  expect(answer.status).toBe(200);
  expect(page).toContain(notice);
  expect(page).toContain(position);
  expect(page).not.toContain("<script>alert");
});

test("nothing that matches and no jobs at all are told apart", async () => {
  expect(await (await up.site.get("/jobs?type=conversion", cookie)).text()).toContain(
    "No jobs match these filters",
  );
  const newcomer = await up.site.userWithCookie("newcomer");
  expect(await (await up.site.get("/jobs", newcomer)).text()).toContain("No jobs yet");
});

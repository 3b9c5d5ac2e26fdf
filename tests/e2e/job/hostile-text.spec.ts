import { expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
let cookie: string;

const up = testConsole(async ({ site }) => {
  cookie = await site.userWithCookie("ada", "admin");
});

const MARKUP = [
  '<img src=x onerror="window.__struck=1">',
  "</script><script>window.__struck=1</script>",
  '"><svg onload=window.__struck=1>',
  "{{constructor.constructor('window.__struck=1')()}}",
  "<!--",
  "\u2028\u2029</title><script>window.__struck=1</script>",
  "\u001b[31mred\u001b[0m",
  "\u202egnp.exe",
];

test("nothing that a producer writes runs, breaks a page, or is lost", async () => {
  const ids: string[] = [];
  for (const text of MARKUP) {
    const object = { className: "X", label: text, url: "javascript:window.__struck=1" };
    const job = await createJob(up.database.access, up.database.store, {
      type: "import",
      name: text,
      description: text,
      runAt: text,
      object,
    });
    await job.start();
    await job.progress(1, 2, text);
    await job.output({ [text]: text });
    await job.result(text, text, "text/html");
    const error = new Error(text);
    error.stack = text;
    await job.fail(error);
    ids.push(job.id);
  }
  const script = await createJob(up.database.access, up.database.store, {
    type: "import",
    name: "Scheme",
    runAt: "javascript:window.__struck=1",
  });
  await script.fail("x");
  ids.push(script.id);

  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  const complaints: string[] = [];
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on(
    "console",
    (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`),
  );
  for (const path of ["/jobs", "/jobs?sort=name", ...ids.map((id) => `/jobs/show/${id}`)]) {
    await page.goto(up.site.address + path);
    expect(await page.evaluate("window.__struck"), path).toBeUndefined();
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  }
  expect(complaints).toEqual([]);
  await page.goto(`${up.site.address}/jobs/show/${ids[0]}`);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(MARKUP[0]);
  expect(await page.title()).toContain(MARKUP[0]);
  const file = await up.site.get(
    (await page.getByRole("link", { name: "Download Result" }).getAttribute("href")) ?? "",
    cookie,
  );
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
  await context.close();
});

test("a nameless job of a deleted owner with an unknown type is shown as what it is", async () => {
  const owner = await up.database.asUser("carla");
  const id = await insertJob(up.database, {
    name: null,
    type: "ocr_pass",
    status: "completed",
    owner: { id: owner.viewer.id ?? "", name: "carla" },
    createdAt: "2026-11-01T00:00:00Z",
    startedAt: "2026-11-01T00:00:00Z",
    finishedAt: "2026-11-01T00:00:00Z",
  });
  await up.database.sql("delete from app_user where name = 'carla'");
  for (const path of ["/jobs", `/jobs/show/${id}`]) {
    const page = (await (await up.site.get(path, cookie)).text()).replaceAll("</bdi> (", " (");
    for (const words of ["Unnamed job", "carla (deleted)", "ocr_pass", "0 s"]) expect(page).toContain(words);
  }
});

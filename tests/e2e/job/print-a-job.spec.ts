import { expect, test } from "vitest";
import { signedInPage, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { insertJob } from "../../support/jobs/job-factory";

const browser = testBrowser();
const TRACE = Array.from(
  { length: 400 },
  (_, line) => `    at step${line} (/srv/${line % 2 ? "app" : "node_modules"}/a.js:1:1)`,
);
let cookie: string;
let id: string;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("ada", "admin");
  await insertJob(database);
  id = await insertJob(database, {
    name: "Import of airports",
    status: "failed",
    runAt: "/imports/7",
    errorMessage: `Row 7 has no city. ${"It went on. ".repeat(500)}That was the end.`,
    stackTrace: `Error: Row 7\n${TRACE.join("\n")}`,
    output: JSON.stringify({ rows: [{ row: 7, because: "no city" }] }),
  });
  await insertJob(database);
});

test("a failed job is printed whole, in light colours, and without what only works on a screen", async () => {
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await context.addCookies([{ name: "theme", value: "dark", url: up.site.address }]);
  await page.goto(`${up.site.address}/jobs/show/${id}`);
  expect(await page.getByText("at step399").isVisible()).toBe(false);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });

  for (const words of [
    "Row 7 has no city",
    "That was the end",
    "at step0 ",
    "at step399",
    '"because": "no city"',
    "/imports/7",
  ])
    expect(await page.getByText(words).first().isVisible(), words).toBe(true);
  for (const fact of ["ID", "Created", "Start", "End", "Duration", "Run by"])
    expect(
      await page
        .getByRole("term")
        .filter({ hasText: new RegExp(`^${fact}$`) })
        .isVisible(),
      fact,
    ).toBe(true);
  const onScreenOnly = page.locator("header, nav, button, label, input");
  expect(await onScreenOnly.count()).toBeGreaterThan(5);
  for (const element of await onScreenOnly.all()) expect(await element.isVisible()).toBe(false);

  const lightness = await page.locator("h1, #error-title, #trace, dd, section").evaluateAll((all) =>
    all.map((element) => {
      const canvas = document.createElement("canvas").getContext("2d");
      const lightnessOf = (colour: string) => {
        if (!canvas) return Number.NaN;
        canvas.fillStyle = "white";
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
        return (red + green + blue) / 3;
      };
      const { color, backgroundColor } = getComputedStyle(element);
      return [lightnessOf(color), lightnessOf(backgroundColor)];
    }),
  );
  for (const [ink = 255, paper = 0] of lightness) {
    expect(ink).toBeLessThan(128);
    expect(paper).toBeGreaterThan(230);
  }
  await context.close();
});

test("on paper a folded trace takes as many sheets as it needs", async () => {
  const context = await browser().newContext();
  const page = await signedInPage(context, up.site.address, cookie);
  await page.goto(`${up.site.address}/jobs/show/${id}`);
  const sheets = async () =>
    (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length;
  expect(await sheets()).toBeGreaterThan(5);
  await page.getByText("Stack trace").click();
  await page.getByText("Only application frames").click();
  expect(await page.getByText("at step398").isVisible()).toBe(false);
  expect(await sheets()).toBeGreaterThan(5);
  await context.close();
});

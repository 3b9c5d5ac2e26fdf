import { expect, test } from "vitest";
import { PUBLIC_FILES } from "@/lib/web/request/public-files";
import { signInByForm, testBrowser } from "../../support/browser/browser";
import { testConsole } from "../../support/console";
import { requestRaw } from "../../support/http/raw-request";

const up = testConsole(async ({ site }) => {
  await site.userWithCookie("anna");
});
const browser = testBrowser();

const TYPES: Record<string, string> = {
  ico: "image/x-icon",
  svg: "image/svg+xml",
  png: "image/png",
  webmanifest: "application/manifest+json",
  txt: "text/plain; charset=UTF-8",
};

test("signed out, every file of public is there, kept for a day, and carries the security headers", async () => {
  for (const path of PUBLIC_FILES) {
    const answer = await requestRaw(up.site.address, path);
    expect([path, answer.status, answer.headers["content-type"]]).toEqual([
      path,
      200,
      TYPES[path.split(".")[1] ?? ""],
    ]);
    expect(answer.headers).toMatchObject({
      "cache-control": "public, max-age=86400, must-revalidate",
      "content-security-policy": expect.stringMatching(/^default-src 'self'; /),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-robots-tag": "noindex, nofollow",
    });
    expect(answer.headers["set-cookie"]).toBeUndefined();
    const head = await requestRaw(up.site.address, path, { method: "HEAD" });
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([
      200,
      0,
      String(answer.body.length),
    ]);
  }
});

test("who has a file already is told so, and nobody gets a part of one", async () => {
  for (const path of PUBLIC_FILES) {
    const { etag = "", "last-modified": changed = "" } = (await requestRaw(up.site.address, path)).headers;
    for (const headers of [{ "if-none-match": etag }, { "if-modified-since": changed }]) {
      const answer = await requestRaw(up.site.address, path, { headers });
      expect([path, answer.status, answer.body.length]).toEqual([path, 304, 0]);
      expect(answer.headers["cache-control"]).toBe("public, max-age=86400, must-revalidate");
    }
    for (const headers of [
      { "if-none-match": '"another"' },
      { range: "bytes=999999-" },
      { "if-match": '"x"' },
    ])
      expect((await requestRaw(up.site.address, path, { headers })).status).toBe(200);
  }
});

test("other methods are refused with 405, and told which there are", async () => {
  for (const path of PUBLIC_FILES) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND", "OPTIONS"]) {
      const { status, headers, body } = await requestRaw(up.site.address, path, { method });
      expect([path, method, status, headers.allow, body.length]).toEqual([
        path,
        method,
        method === "OPTIONS" ? 204 : 405,
        "GET, HEAD, OPTIONS",
        0,
      ]);
      expect(headers["cache-control"]).toBe("private, no-store");
    }
  }
});

test("robots are kept out of everything, also by what each answer says", async () => {
  expect(await (await up.site.get("/robots.txt")).text()).toMatch(/^User-agent: \*\nDisallow: \/$/m);
  for (const path of ["/sign-in", "/nothing", "/jobs", "/jobs/export-csv", "/api/v1/jobs", "/healthz"])
    expect([path, (await up.site.get(path)).headers.get("x-robots-tag")]).toEqual([
      path,
      "noindex, nofollow",
    ]);
});

test("a page's icons and its manifest load, with nothing to complain of", async () => {
  const context = await browser().newContext({ baseURL: up.site.address });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto("/jobs");
  await signInByForm(page, "anna");
  await page.waitForURL("**/jobs");
  const links = await page
    .locator("link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]")
    .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  expect(links.sort()).toEqual([
    "/apple-touch-icon.png",
    "/favicon.ico",
    "/icon.svg",
    "/manifest.webmanifest",
  ]);
  // As Chromium reads it for an installation: by the page's own policy, its pictures too.
  const session = await context.newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  expect([manifest.url, manifest.errors]).toEqual([`${up.site.address}/manifest.webmanifest`, []]);
  expect((await session.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  for (const path of ["/icon.svg", "/icon-512.png"]) {
    const width = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return image.naturalWidth;
    }, path);
    expect([path, width > 0]).toEqual([path, true]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test("what is drawn around a page has the colour of the theme that was chosen", async () => {
  const context = await browser().newContext({ baseURL: up.site.address });
  const page = await context.newPage();
  const colours = () =>
    page
      .locator("meta[name=theme-color]")
      .evaluateAll((found) =>
        found.map((meta) => [meta.getAttribute("media"), meta.getAttribute("content")]),
      );
  await page.goto("/sign-in");
  expect(await colours()).toEqual([
    ["(prefers-color-scheme: light)", "#0c4753"],
    ["(prefers-color-scheme: dark)", "#0e2f37"],
  ]);
  await context.addCookies([{ name: "theme", value: "dark", url: up.site.address }]);
  await page.reload();
  expect(await colours()).toEqual([[null, "#0e2f37"]]);
  await context.close();
});

import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { weigh } from "@/bench/page-weight";

const PAGE =
  '<link rel="preload" as="script" href="/a.js"/><script src="/a.js"></script><script src="/b.js"></script>';
const FILES: Record<string, string> = {
  "/page": PAGE,
  "/a.js": "a();".repeat(1000),
  "/b.js": "b();",
  "/silent": "<p>No script.</p>",
  "/broken": '<script src="/gone.js"></script>',
};
const requests: string[] = [];
const server = createServer((request, response) => {
  const path = request.url ?? "";
  requests.push(`${path} ${request.headers.cookie ?? "without a cookie"}`);
  const file = FILES[path];
  // A server's own compression, whatever its level, must not show.
  response.writeHead(file === undefined ? 404 : 200, { "content-encoding": "gzip" });
  response.end(gzipSync(file ?? "", { level: 1 }));
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : ""}`;
});
beforeEach(() => {
  requests.length = 0;
});
afterAll(() => server.close());

const gzipped = (path: string) => gzipSync(FILES[path] ?? "", { level: 9 }).length;

test("a page weighs its HTML and each of its scripts once, gzipped at one level", async () => {
  expect(await weigh({ url: `${address}/page` })).toEqual({
    html: PAGE,
    htmlBytes: gzipped("/page"),
    scriptBytes: gzipped("/a.js") + gzipped("/b.js"),
  });
  expect(requests).toHaveLength(3);
});

test("the cookie opens the page, and goes no further", async () => {
  await weigh({ url: `${address}/page`, cookie: "session=1" });
  expect(requests).toContain("/page session=1");
  expect(requests).toContain("/a.js without a cookie");
});

test.each([
  ["/nowhere", /\/nowhere answered 404/],
  ["/broken", /\/gone\.js answered 404/],
  ["/silent", /\/silent names no script/],
])("%s is an error, and not a light page", async (path, message) => {
  await expect(weigh({ url: address + path })).rejects.toThrow(message);
});

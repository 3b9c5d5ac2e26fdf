import { expect, test } from "vitest";
import { isRoute } from "@/lib/web/gate/check-action";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { askRaw, openRaw, rawRequest, statusOf } from "../../support/http/raw-socket";
import { routeInventory } from "../../support/http/route-inventory";

let authorization: string;

const up = testConsole(async ({ database }) => {
  await database.asUser("ada", "admin");
  authorization = (await makeToken(database, "ada", "jobs:read", "jobs:write", "jobs:clear")).authorization;
});

const JOB = JSON.stringify({ type: "import", name: "Airports" });
const ACTION = `Next-Action: ${"4".repeat(42)}`;
const host = () => `Host: ${new URL(up.site.address).host}`;
const ask = (line: string, headers: readonly string[] = [], body = "") =>
  askRaw(up.site.address, line, headers, body);
const jsonHeaders = () => [host(), `Authorization: ${authorization}`, "Content-Type: application/json"];
const jobs = async () => (await up.database.sql("select from job")).length;

/** Addresses of pages, also of those that do not exist; some begin as those of routes do. */
const PAGES = ["/sign-in", "/jobs", "/nowhere", "/api/nowhere", "/api/../sign-in", "/jobs/show/../files/7"];

/** What the server wrote since, line by line. */
const wrote = (before: string) => up.site.log().slice(before.length).split("\n").filter(Boolean);

/** The lines that a request led to, once it is settled: each is JSON, none is an error. */
async function quietly(work: () => Promise<void>, lines: number) {
  const before = up.site.log();
  await work();
  await expect.poll(() => wrote(before).length).toBe(lines);
  for (const line of wrote(before)) {
    expect(line).toMatch(/^\{"time":/);
    expect(JSON.parse(line)).toMatchObject({ level: "info", request: expect.any(String) });
  }
}

test("a wish for another protocol is ignored, and the request answered", async () => {
  const wishes = [
    ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"],
    ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: eA=="],
    ["Connection: Upgrade", "Upgrade: TLS/1.0, HTTP/1.1"],
  ];
  for (const wish of wishes) {
    const before = await jobs();
    const connection = openRaw(
      up.site.address,
      rawRequest("POST /api/v1/jobs", [...jsonHeaders(), ...wish], JOB),
    );
    await expect.poll(() => statusOf(connection.text())).toBe(201);
    expect(await jobs()).toBe(before + 1);
  }
});

test("a tunnel is refused, and not only cut off", async () => {
  expect(statusOf(await ask("CONNECT example.org:443", [host()]))).toBe(405);
});

test("a target with scheme and host is the path in it, and its host counts", async () => {
  const { address } = up.site;
  expect(statusOf(await ask(`GET ${address}/healthz`, [host()]))).toBe(200);
  expect(statusOf(await ask(`GET ${address}/sign-in?callbackUrl=%2Fjobs`, ["Host: elsewhere"]))).toBe(200);
  expect(statusOf(await ask(`POST ${address}/api/v1/jobs`, jsonHeaders(), JOB))).toBe(201);
  expect(await ask(`GET ${address}`, [host()])).toMatch(/^location: \/jobs\r$/im);
});

test("a request whose Host or path can't be right is malformed", async () => {
  const faults: [string, string[]][] = [
    ["GET /healthz", [host(), "Host: evil.example"]],
    ["GET /sign-in", [host(), host()]],
    ["GET /sign-in", ["Host: a b"]],
    ["GET /healthz", ["Host: a/b"]],
    ["GET /api/v1/stats", ["Host: [::", `Authorization: ${authorization}`]],
    ["GET *", [host()]],
    ["GET ftp://localhost/healthz", [host()]],
    ["GET http://", [host()]],
    ["GET http://a@localhost/healthz", [host()]],
    ["POST /api/v1/jobs", [...jsonHeaders(), "Transfer-Encoding: gzip, chunked"]],
  ];
  await quietly(async () => {
    for (const [line, headers] of faults) {
      const answer = await ask(line, headers);
      expect([line, headers[0], statusOf(answer)]).toEqual([line, headers[0], 400]);
      expect(answer).toMatch(line.includes("/api/v1") ? /"code":"malformed"/ : /"error":"malformed"/);
    }
  }, faults.length);
  expect(statusOf(await ask("OPTIONS *", [host()]))).toBe(204);
});

test("an action from another site, from nowhere or from no address at all is not allowed", async () => {
  const kinds = [
    [ACTION, "Content-Type: text/plain;charset=UTF-8"],
    ["Content-Type: application/x-www-form-urlencoded"],
    ["Content-Type: multipart/form-data; boundary=x"],
  ];
  const origins = [
    "Origin: https://evil.example",
    "Origin: null",
    "Origin: http://",
    "Origin: ::::",
    "Origin:",
  ];
  const all = kinds.flatMap((kind) =>
    [...origins, null].map((origin) => (origin ? [...kind, origin] : kind)),
  );
  await quietly(async () => {
    for (const headers of all) {
      for (const path of PAGES) {
        const answer = await ask(`POST ${path}`, [host(), ...headers], "[]");
        expect([path, headers, statusOf(answer)]).toEqual([path, headers, 403]);
      }
    }
  }, all.length * PAGES.length);
  const page = await ask(
    "POST /sign-in",
    [host(), ACTION, "Origin: https://evil.example", "Sec-Fetch-Mode: navigate"],
    "[]",
  );
  expect(page).toContain("<h1>This could not be loaded</h1>");
});

test("an action that is too large or can't be read says so, and one that nobody knows is no fault", async () => {
  const ours = [host(), `Origin: ${up.site.address}`];
  const text = [...ours, ACTION, "Content-Type: text/plain;charset=UTF-8"];
  const form = [...ours, "Content-Type: multipart/form-data; boundary=x"];
  const large = "x".repeat(1024 * 1024 + 1);
  const field = (value: string) =>
    `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n--x--\r\n`;
  const chunked = `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`;
  const cases: [number, string[], string][] = [
    [413, text, large],
    [413, form, field(large)],
    [400, form, "no form"],
    [400, text, "no JSON"],
    [409, text, "[]"],
  ];
  await quietly(async () => {
    for (const [status, headers, body] of cases) {
      expect([status, statusOf(await ask("POST /sign-in", headers, body))]).toEqual([status, status]);
    }
    const head = rawRequest("POST /sign-in", [...text, "Transfer-Encoding: chunked", "Connection: close"]);
    expect(statusOf(await openRaw(up.site.address, head + chunked).closed)).toBe(413);
  }, cases.length + 1);
});

test("a client that leaves in the middle of what it sends is one line of the log, and no error", async () => {
  const length = "Content-Length: 100";
  const ours = `Origin: ${up.site.address}`;
  const begun: [string, string[], string][] = [
    ["POST /api/v1/jobs", [...jsonHeaders(), length], '{"type":'],
    ["POST /jobs/clear-inactive", [...jsonHeaders(), length], '{"days":'],
    ["POST /api/auth/callback/credentials", [host(), "Content-Type: application/json", length], "{"],
    ["POST /sign-in", [host(), ours, ACTION, "Content-Type: text/plain", length], "["],
    ["POST /sign-in", [host(), ours, "Content-Type: multipart/form-data; boundary=x", length], "--x"],
  ];
  for (const [line, headers, body] of begun) {
    await quietly(async () => {
      const expecting = [...headers, "Expect: 100-continue"];
      const { socket, text } = openRaw(up.site.address, rawRequest(line, expecting) + body);
      // The server has taken it up, and waits for the body once a later request has been answered.
      await expect.poll(text).toContain("100 Continue");
      await ask("GET /readyz", [host()]);
      socket.destroy();
    }, 1);
  }
});

test("an answer before the end of a large body is seen, and the connection serves the next request", async () => {
  const body = " ".repeat(1024 * 1024);
  const first = rawRequest("POST /api/v1/jobs", [host(), "Content-Type: application/json"], body);
  const { text } = openRaw(up.site.address, `${first}${rawRequest("GET /healthz", [host()])}`);
  await expect.poll(() => text().match(/HTTP\/1\.1 \d{3}/g)).toEqual(["HTTP/1.1 401", "HTTP/1.1 200"]);
});

test("pipelined requests, chunks with trailers and Expect are answered in order", async () => {
  const before = await jobs();
  const plain = rawRequest("POST /api/v1/jobs", jsonHeaders(), JOB);
  const chunked = `${rawRequest("POST /api/v1/jobs", [...jsonHeaders(), "Transfer-Encoding: chunked", "Trailer: X"])}${JOB.length.toString(16)};x=1\r\n${JOB}\r\n0\r\nHost: evil.example\r\nAuthorization: x\r\n\r\n`;
  const expecting = rawRequest("POST /api/v1/jobs", [...jsonHeaders(), "Expect: 100-continue"], JOB);
  const { text } = openRaw(up.site.address, plain + chunked + expecting);
  await expect
    .poll(() => text().match(/HTTP\/1\.1 \d{3}/g))
    .toEqual(["HTTP/1.1 201", "HTTP/1.1 201", "HTTP/1.1 100", "HTTP/1.1 201"]);
  expect(await jobs()).toBe(before + 3);
  const twice = [...jsonHeaders(), "Transfer-Encoding: chunked"];
  expect(statusOf(await ask("POST /api/v1/jobs", twice, JOB))).toBe(400);
});

test("the routes of the build, which read their own bodies, are known as such, and no page is", async () => {
  for (const { path, isPage } of await routeInventory()) {
    const address = path.replaceAll(/\[[^\]]+\]/g, "7");
    expect([address, isRoute(address)]).toEqual([address, !isPage]);
  }
  const others = ["/api/auth", "/api/auth/..\\..\\jobs", "/api/auth/%2E./../jobs", "/refused-methods"];
  for (const path of [...PAGES, ...others, "/jobs/clear-runs/7/7", "/jobs/show/7/files/7/7"]) {
    expect([path, isRoute(path)]).toEqual([path, false]);
  }
});

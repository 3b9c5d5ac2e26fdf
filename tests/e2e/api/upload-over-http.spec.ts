import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addUser } from "@/lib/auth/users";
import { createJob } from "@/lib/producer";
import { type Console, PASSWORD, startConsole } from "../../support/console";
import { openTestDatabase, type TestDatabase } from "../../support/database";
import { type ApiClient, apiClient } from "../../support/http/api-client";
import { type DescribedApi, describedApi } from "../../support/http/described-api";
import { makeToken } from "../../support/http/make-token";

const MIB = 1024 * 1024;
const LIMIT = 256 * MIB;

let database: TestDatabase;
let site: Console;
let api: DescribedApi;
let authorization: string;
let ada: ApiClient;

beforeAll(async () => {
  database = await openTestDatabase();
  site = await startConsole(database, { JOBS_FILE_LIMIT: String(LIMIT) });
  await addUser(database.db, { name: "ada", role: "admin", password: PASSWORD });
  authorization = (await makeToken(database, "ada", "jobs:read", "jobs:write")).authorization;
  ada = apiClient(site.address, { authorization }, () => api);
  const document = await site.get("/api/v1/openapi.json", undefined, { authorization });
  api = describedApi(await document.json());
});
afterAll(async () => {
  await site.stop();
  await database.close();
});

async function running(): Promise<string> {
  const job = await createJob(database.access, database.store, { type: "import", name: "Airports" });
  await job.start();
  return job.id;
}

/** The files in the store; a folder may stay when its only one is gone. */
const stored = async () =>
  (await readdir(`${database.dataDir}/files`, { recursive: true }).catch(() => [])).filter((name) =>
    name.includes("/"),
  );

/** In MiB. */
async function memory(): Promise<number> {
  const status = await readFile(`/proc/${site.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Sends so many MiB without saying how many they are, and returns what is answered. */
async function stream(path: string, mebibytes: number): Promise<Response> {
  const piece = Buffer.alloc(MIB);
  let left = mebibytes;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => (left-- > 0 ? controller.enqueue(piece) : controller.close()),
  });
  const sent: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { authorization },
    body,
    duplex: "half",
  };
  return fetch(`${site.address}/api/v1${path}`, sent);
}

test("a file is taken as it comes, checked, and taken once however often it is sent", async () => {
  const id = await running();
  const content = "iata,name\n00M,Thigpen\n";
  const sha256 = createHash("sha256").update(content).digest("hex");
  const path = `/jobs/${id}/files?kind=output&name=${encodeURIComponent("../airports.csv")}&result=true`;
  const headers = { "idempotency-key": "upload", "content-sha256": sha256.toUpperCase() };
  const first = await ada("POST", path, { body: content, headers });
  expect([first.status, first.json]).toMatchObject([201, { name: "airports.csv", size: 22, sha256 }]);
  const before = await stored();
  const again = await ada("POST", path, { body: content, headers });
  expect([again.status, again.text, again.headers.get("idempotency-replayed")]).toEqual([
    201,
    first.text,
    "true",
  ]);
  const wrong = await ada("POST", path, { body: content, headers: { "content-sha256": "0".repeat(64) } });
  expect([wrong.status, wrong.json]).toMatchObject([422, { field: "Content-SHA256" }]);
  const unknown = await ada("POST", path, { body: content, headers: { "idempotency-key": "without" } });
  expect([unknown.status, unknown.json]).toMatchObject([422, { field: "Content-SHA256" }]);
  const none = await ada("POST", path.replace(id, "987654321"), { body: content });
  expect([none.status, none.json]).toMatchObject([404, { code: "not_found" }]);
  expect(await stored()).toEqual(before);
  expect((await ada("GET", `/jobs/${id}`)).json).toMatchObject({ resultName: "airports.csv" });
});

test("a form is not stored in place of the file that is in it", async () => {
  const id = await running();
  const before = await stored();
  const form = new FormData();
  form.append("file", new Blob(["a,b\n"]), "a.csv");
  for (const body of [form, new URLSearchParams("a,b")]) {
    const answer = await ada("POST", `/jobs/${id}/files?kind=input&name=a.csv`, { body });
    expect([answer.status, answer.json]).toMatchObject([422, { field: "Content-Type" }]);
    expect(answer.text).toContain("curl -X POST -T FILE");
  }
  expect(await stored()).toEqual(before);
});

test("an upload whose client goes away leaves nothing", async () => {
  const id = await running();
  const before = await stored();
  const path = `/api/v1/jobs/${id}/files?kind=input&name=large.bin`;
  await new Promise<void>((resolve) => {
    const headers = { authorization, "content-length": String(50 * MIB) };
    const sent = request(`${site.address}${path}`, { method: "POST", headers, agent: false });
    sent.on("error", () => resolve());
    sent.write(Buffer.alloc(5 * MIB), () => sent.destroy(new Error("gone")));
  });
  await expect.poll(stored).toEqual(before);
  expect((await ada("GET", `/jobs/${id}`)).json).toMatchObject({ files: [] });
});

test("a size over the limit is refused before a byte of the file is read", async () => {
  const path = `/api/v1/jobs/${await running()}/files?kind=input&name=large.bin`;
  const headers = { authorization, "content-length": String(LIMIT + 1) };
  const status = await new Promise((resolve, reject) => {
    const sent = request(`${site.address}${path}`, { method: "POST", headers, agent: false });
    sent.on("response", (answer) => resolve(answer.statusCode)).on("error", reject);
    sent.flushHeaders();
  });
  expect(status).toBe(413);
});

test("a large file is never held as a whole, and one over the limit leaves nothing", async () => {
  const id = await running();
  const path = `/jobs/${id}/files?kind=input&name=large.bin`;
  const before = await memory();
  let most = before;
  const watch = setInterval(() => void memory().then((now) => (most = Math.max(most, now))), 50);
  const whole = await stream(path, 250);
  clearInterval(watch);
  expect([whole.status, await whole.json()]).toMatchObject([201, { size: 250 * MIB }]);
  expect(most - before).toBeLessThan(150);
  const kept = await stored();
  const over = await stream(path, 260);
  expect([over.status, await over.json()]).toMatchObject([413, { code: "too_large" }]);
  expect(await stored()).toEqual(kept);
});

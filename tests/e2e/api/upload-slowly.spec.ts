import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { createJob } from "@/lib/producer";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { openRaw, rawRequest, statusOf } from "../../support/http/raw-socket";
import { linesOf } from "../../support/log-lines";

let token: string;
let id: string;

const up = testConsole(
  async ({ database }) => {
    await database.asUser("ada", "admin");
    token = (await makeToken(database, "ada", "jobs:write")).authorization;
    const job = await createJob(database.access, database.store, { type: "import", name: "Slow" });
    await job.start();
    id = job.id;
  },
  {
    JOBS_UPLOAD_IDLE: "2",
    NODE_OPTIONS: `--require=${resolve("tests/support/http/short-request-timeout.cjs")}`,
  },
);

const headOf = (size: number) =>
  rawRequest(`POST /api/v1/jobs/${id}/files?kind=input&name=slow.bin`, [
    "Host: localhost",
    `Authorization: ${token}`,
    "Content-Type: application/octet-stream",
    `Content-Length: ${size}`,
    "Connection: close",
  ]);

const files = () => up.database.sql("select size::int from job_file");
const stored = async () =>
  (await readdir(`${up.database.dataDir}/files`, { recursive: true })).filter((name) => name.includes("/"));

test("an upload that takes longer than Node allows a request is taken while bytes come", async () => {
  const pieces = 40;
  const { socket, closed } = openRaw(up.site.address, headOf(pieces));
  // More than twice the limit of the server under test.
  for (let sent = 0; sent < pieces; sent++) {
    socket.write("x");
    await pause(30);
  }
  expect(statusOf(await closed)).toBe(201);
  expect(await files()).toEqual([{ size: pieces }]);
});

test("one whose bytes stop is told so after the idle limit, leaves nothing, and is no fault of ours", async () => {
  const before = await stored();
  const { closed } = openRaw(up.site.address, `${headOf(100)}half of it`);
  const answer = await closed;
  expect(statusOf(answer)).toBe(408);
  expect(answer).toContain('"code":"too_slow"');
  expect(await files()).toHaveLength(1);
  await expect.poll(stored).toEqual(before);
  expect(linesOf(up.site.log(), "request.failed")).toEqual([]);
});

test("a JSON body whose last byte never comes ends in the same way", async () => {
  const head = rawRequest("POST /api/v1/jobs", [
    "Host: localhost",
    `Authorization: ${token}`,
    "Content-Type: application/json",
    "Content-Length: 100",
    "Connection: close",
  ]);
  const answer = await openRaw(up.site.address, `${head}{"type"`).closed;
  expect([statusOf(answer), answer.includes('"code":"too_slow"')]).toEqual([408, true]);
});

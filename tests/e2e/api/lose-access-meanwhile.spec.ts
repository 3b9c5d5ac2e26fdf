import { Readable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { revokeToken } from "@/lib/auth/tokens/revoke-token";
import { getJob } from "@/lib/jobs/get-job";
import { createJob, type JobHandle } from "@/lib/producer";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { openRaw, type RawConnection, rawRequest, statusOf } from "../../support/http/raw-socket";
import { linesOf } from "../../support/log-lines";

const MIB = 1024 * 1024;
const FILE = 64 * MIB;
/** Within five seconds, and what a busy machine adds. */
const SOON = { timeout: 10_000 };

const up = testConsole(async ({ database }) => void (await database.asUser("ada", "admin")));

let job: JobHandle;
let path: string;
beforeAll(async () => {
  const { access, store } = up.database;
  job = await createJob(access, store, { type: "export", name: "Long" });
  await job.start();
  const pieces = function* () {
    for (let sent = 0; sent < FILE / MIB; sent++) yield Buffer.alloc(MIB);
  };
  const { id } = await job.file("output", "large.bin", Readable.from(pieces()));
  path = `/jobs/show/${job.id}/files/${id}`;
});

const token = (...scopes: Parameters<typeof makeToken>[2][]) => makeToken(up.database, "ada", ...scopes);
const revoke = (id: string) => revokeToken(up.database.access, id);
const setDisabled = (name: string, isDisabled: boolean) =>
  up.database.sql(
    `update app_user set disabled_at = ${isDisabled ? "clock_timestamp()" : "null"} where name = $1`,
    [name],
  );

/** Begins to read an answer, and stops after its first bytes, as a slow reader does. */
async function beginDownload(address: string, header: string): Promise<RawConnection> {
  const connection = openRaw(up.site.address, rawRequest(`GET ${address}`, ["Host: localhost", header]));
  await expect.poll(() => connection.text().length).toBeGreaterThan(0);
  connection.socket.pause();
  expect(statusOf(connection.text())).toBe(200);
  return connection;
}

const hasStopped = (name: string, times: number) =>
  expect
    .poll(() => linesOf(up.site.log(), "answer.stopped").filter(({ by }) => by === name).length, SOON)
    .toBe(times);

test("a download whose token is revoked breaks off within seconds", async () => {
  const { id, authorization } = await token("jobs:read");
  const connection = await beginDownload(path, `Authorization: ${authorization}`);
  await revoke(id);
  await hasStopped("ada", 1);
  connection.socket.resume();
  expect((await connection.closed).length).toBeLessThan(FILE);
});

test("so does one of a person who is disabled, and one of an administrator who is none any more", async () => {
  for (const [name, loses] of [
    ["bela", () => setDisabled("bela", true)],
    ["carla", () => up.database.sql("update app_user set role = 'staff' where name = 'carla'")],
  ] as const) {
    const cookie = await up.site.userWithCookie(name, "admin");
    const connection = await beginDownload(path, `Cookie: ${cookie}`);
    await loses();
    await hasStopped(name, 1);
    connection.socket.resume();
    expect((await connection.closed).length).toBeLessThan(FILE);
  }
});

function beginPost(line: string, authorization: string, body: string, size: number) {
  const type = line.includes("/files?") ? "application/octet-stream" : "application/json";
  const head = rawRequest(`POST ${line}`, [
    "Host: localhost",
    `Authorization: ${authorization}`,
    `Content-Type: ${type}`,
    `Content-Length: ${size}`,
    "Connection: close",
  ]);
  return openRaw(up.site.address, head + body);
}

/** The statement that checks a token runs before anything of a body is read. */
const isBeingRead = async (tokenId: string) =>
  expect
    .poll(
      async () => (await up.database.sql("select last_used_at from api_token where id = $1", [tokenId]))[0],
    )
    .toMatchObject({ last_used_at: expect.any(Date) });

const filesOf = () => up.database.sql("select name from job_file where name <> 'large.bin'");

test("an upload whose token is revoked is refused within seconds, without another byte", async () => {
  const { id, authorization } = await token("jobs:write");
  const upload = `/api/v1/jobs/${job.id}/files?kind=output&name=refused.bin`;
  const { closed } = beginPost(upload, authorization, "half", 100);
  await isBeingRead(id);
  await revoke(id);
  const answer = await closed;
  expect([statusOf(answer), answer.includes('"code":"bad_token"')]).toEqual([401, true]);
  expect(await filesOf()).toEqual([]);
});

test("what ends at once after the token was revoked is refused when it would be recorded", async () => {
  for (const [line, begun, rest] of [
    [`/api/v1/jobs/${job.id}/files?kind=output&name=late.bin`, "half", "half"],
    ["/api/v1/jobs", '{"type":"sync","name":"Late', '"}'],
    [`/api/v1/jobs/${job.id}/progress`, '{"done":7', "}"],
  ] as const) {
    const { id, authorization } = await token("jobs:write");
    const { socket, closed } = beginPost(line, authorization, begun, begun.length + rest.length);
    await isBeingRead(id);
    await revoke(id);
    socket.write(rest);
    const answer = await closed;
    expect([line, statusOf(answer)]).toEqual([line, 401]);
  }
  expect(await filesOf()).toEqual([]);
  expect(await up.database.sql("select from job where name = 'Late'")).toEqual([]);
  expect(await getJob(up.database.access, job.id)).toMatchObject({ progressDone: null });
});

test("a clear whose token is revoked while its form comes deletes nothing", async () => {
  const { id, authorization } = await token("jobs:clear");
  const { socket, closed } = beginPost("/jobs/clear-inactive", authorization, '{"days":', 10);
  await isBeingRead(id);
  await revoke(id);
  socket.write("1}");
  expect(statusOf(await closed)).toBe(401);
});

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { BUILD_DIR } from "../../support/build";
import { testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";
import { NOBODY, userWithId } from "../../support/http/user-with-id";
import { insertJob } from "../../support/jobs/job-factory";
import { insertSubtasks } from "../../support/jobs/subtask-factory";
import { eventual, type Received, receive } from "../../support/live/event-reader";

const users = { anna: NOBODY, bela: NOBODY, ada: NOBODY };
/** Within five seconds, and what a busy machine adds. */
const SOON = { timeout: 10_000 };

const up = testConsole(async (parts) => {
  users.anna = await userWithId(parts, "anna");
  users.bela = await userWithId(parts, "bela");
  users.ada = await userWithId(parts, "ada", "admin");
});

const path = (query: string) => `/jobs/events?${query}`;
const open = (query: string, cookie = users.anna.cookie) =>
  receive(up.site.address + path(query), { cookie });
const openApi = (query: string, headers: Record<string, string>) =>
  receive(`${up.site.address}/api/v1/events?${query}`, headers);
const is = (name: string) => (one: { event: string }) => one.event === name;
const endOf = async (stream: Received) => {
  await expect.poll(() => [stream.events.at(-1)?.event, stream.isOver], SOON).toEqual(["end", true]);
  return stream.events.at(-1)?.data;
};

test("the stream of a job's page has its changes, and says when the job was deleted", async () => {
  const id = await insertJob(up.database, { status: "running", owner: users.anna });
  await insertSubtasks(up.database, id, { running: 1, pending: 1 });
  const page = await open(`job=${id}&subtasks=1-50`);
  expect(await eventual(page, is("reset"))).toMatchObject({
    job: { status: "running", progress: null },
    subtasks: { counts: { total: 2, running: 1 }, rows: { 1: ["running", expect.anything(), null] } },
    version: expect.any(String),
  });
  await up.database.sql("select jobs.progress_job($1, 5, 10, 'half')", [id]);
  await eventual(
    page,
    ({ event, data }) => event === "change" && JSON.stringify(data).includes('"done":"5"'),
  );
  await up.database.sql("delete from object where id = $1", [id]);
  await eventual(page, ({ event, data }) => event === "change" && data.job === null);
});

test("each stream sends that it is alive, with the id of its build", async () => {
  const list = await open("");
  const build = (await readFile(`${BUILD_DIR}/BUILD_ID`, "utf8")).trim();
  const alive = await eventual(list, is("alive"));
  expect(alive).toEqual({ now: expect.any(Number), delayedSince: null, build });
  expect(Math.abs(Number(alive.now) - Date.now())).toBeLessThan(60_000);
});

test("a page of a user who has signed out gets nothing of the user who signs in next", async () => {
  expect((await open(`viewer=${users.anna.id}`)).status).toBe(200);
  expect((await open(`viewer=${users.anna.id}`, users.bela.cookie)).status).toBe(401);
  expect((await open(`viewer=${users.anna.id}&poll=1`, users.bela.cookie)).status).toBe(401);
});

test("a poll returns the same values as a stream, once", async () => {
  const id = await insertJob(up.database, { owner: users.anna });
  const { status, headers, problem } = await open(`rows=${id}&poll=1`);
  expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  const reset = await eventual(await open(`rows=${id}`), is("reset"));
  expect(problem).toEqual({
    reset: { ...reset, now: expect.any(Number) },
    alive: { now: expect.any(Number), delayedSince: null, build: expect.any(String) },
  });
});

test("events are not compressed, and their headers ask proxies not to buffer or change them", async () => {
  const list = await receive(up.site.address + path(""), {
    cookie: users.anna.cookie,
    "accept-encoding": "gzip, br",
  });
  await eventual(list, is("reset"));
  expect([list.headers.get("content-encoding"), list.headers.get("x-accel-buffering")]).toEqual([null, "no"]);
  expect(list.headers.get("cache-control")).toBe("private, no-store, no-transform");
  const head = await fetch(up.site.address + path(""), {
    method: "HEAD",
    headers: { cookie: users.anna.cookie },
  });
  expect([head.status, head.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
});

test("the answer to a request that can't be served says why", async () => {
  const foreign = await insertJob(up.database, { owner: users.bela });
  const many = Array.from({ length: 101 }, (_, at) => at + 1).join();
  const answers = await Promise.all(
    [
      `rows=${many}`,
      "rows=1,x",
      "views=1,x",
      "views=1,2,3,4,5,6,7,8,9,10,11",
      "newSince=yesterday",
      "clear=0",
      "job=x",
      "job=1&subtasks=5-4",
      "job=1&subtasks=1-101",
      "poll=2",
      "rows=1&rows=2",
      `job=${foreign}`,
      "job=987654321",
    ].map(async (query) => [query.slice(0, 30), await open(query)] as const),
  );
  expect(answers.map(([query, { status, problem }]) => [query, status, field(problem)])).toEqual([
    [`rows=${many}`.slice(0, 30), 422, "rows"],
    ["rows=1,x", 422, "rows"],
    ["views=1,x", 422, "views"],
    ["views=1,2,3,4,5,6,7,8,9,10,11", 422, "views"],
    ["newSince=yesterday", 422, "newSince"],
    ["clear=0", 422, "clear"],
    ["job=x", 422, "job"],
    ["job=1&subtasks=5-4", 422, "subtasks"],
    ["job=1&subtasks=1-101", 422, "subtasks"],
    ["poll=2", 422, "poll"],
    ["rows=1&rows=2", 422, "rows"],
    [`job=${foreign}`, 404, undefined],
    ["job=987654321", 404, undefined],
  ]);
  const nobody = await receive(up.site.address + path(""), {});
  expect([nobody.status, code(nobody.problem)]).toEqual([401, "not_signed_in"]);
  const token = await makeToken(up.database, "anna", "jobs:read");
  const withToken = await receive(up.site.address + path(""), { authorization: token.authorization });
  expect([withToken.status, code(withToken.problem)]).toEqual([401, "bad_token"]);
});

const field = (problem: unknown) =>
  typeof problem === "object" && problem !== null ? Reflect.get(problem, "field") : undefined;
const code = (problem: unknown) =>
  typeof problem === "object" && problem !== null
    ? (Reflect.get(problem, "error") ?? Reflect.get(problem, "code"))
    : undefined;

test("parameters that the list ignores are ignored", async () => {
  const list = await open("tab=nothing&status=odd&type=no_such_type&page=7&zone=Europe/Berlin");
  const [row] = await up.database.sql("select count(*)::int as n from job where owner_id = $1", [
    users.anna.id,
  ]);
  expect(await eventual(list, is("reset"))).toMatchObject({ total: row?.n });
});

test("a stream ends soon after its session ends elsewhere, or its user's role changes", async () => {
  const cookie = await up.site.userWithCookie("carla");
  const admin = await up.site.userWithCookie("dora", "admin");
  const [list, all, other] = [await open("", cookie), await open("", admin), await open("")];
  await Promise.all([list, all, other].map((one) => eventual(one, is("reset"))));
  await up.database.sql(
    "delete from user_session where user_id = (select id from app_user where name = 'carla')",
  );
  await up.database.sql("update app_user set role = 'staff' where name = 'dora'");
  expect([await endOf(list), await endOf(all)]).toEqual([{ why: "signed_out" }, { why: "role_changed" }]);
  expect(other.isOver).toBe(false);
  expect((await open("", cookie)).status).toBe(401);
  const again = await open("", admin);
  expect(await eventual(again, is("reset"))).toMatchObject({ total: 0 });
});

test("one sign-in can have twenty streams at once; after one is closed, another can be opened", async () => {
  const cookie = await up.site.userWithCookie("emil");
  const streams = await Promise.all(Array.from({ length: 20 }, () => open("", cookie)));
  expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const refused = await open("", cookie);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
  expect((await open("", users.bela.cookie)).status).toBe(200);
  streams[0]?.leave();
  await expect.poll(async () => (await open("", cookie)).status).toBe(200);
});

test("a program follows jobs with a token, until it is revoked", async () => {
  const token = await makeToken(up.database, "anna", "jobs:read");
  const headers = { authorization: token.authorization };
  const id = await insertJob(up.database, { type: "sync", status: "running", owner: users.anna });
  const foreign = await insertJob(up.database, { type: "sync", status: "running" });
  const [list, job] = [await openApi("type=sync", headers), await openApi(`job=${id}`, headers)];
  const reset = await eventual(list, is("reset"));
  expect(reset).toMatchObject({
    counts: { general: { running: expect.any(Number) }, imports: { total: expect.any(Number) } },
    total: 1,
    jobs: [{ id, type: "sync", status: "running" }],
  });
  expect(await eventual(job, is("reset"))).toMatchObject({
    job: { id, status: "running" },
    subtaskCounts: { total: 0 },
  });
  await up.database.sql("select jobs.progress_job($1, 3)", [foreign]);
  await up.database.sql("select jobs.fail_job($1, 'No')", [id]);
  await eventual(
    list,
    ({ event, data }) => event === "change" && JSON.stringify(data.jobs).includes("failed"),
  );
  await eventual(job, ({ event, data }) => event === "change" && JSON.stringify(data.job).includes("failed"));
  await up.database.sql("delete from object where id = $1", [id]);
  await eventual(
    list,
    ({ event, data }) => event === "change" && JSON.stringify(data.deleted) === `["${id}"]`,
  );
  await eventual(job, ({ event, data }) => event === "change" && data.job === null);
  expect(JSON.stringify([list.events, job.events])).not.toContain(`"${foreign}"`);
  await up.database.sql("update api_token set revoked_at = now() where id = $1", [token.id]);
  expect(await endOf(list)).toEqual({ why: "signed_out" });
  const writer = await makeToken(up.database, "anna", "jobs:write");
  const refusals = [
    await openApi("", { authorization: writer.authorization }),
    await openApi("", headers),
    await openApi("status=odd", { cookie: users.anna.cookie }),
    await openApi(`job=${id}`, { cookie: users.anna.cookie }),
    await openApi(`job=${foreign}&status=failed`, { cookie: users.ada.cookie }),
  ];
  expect(refusals.map(({ status, problem }) => [status, code(problem)])).toEqual([
    [403, "missing_scope"],
    [401, "bad_token"],
    [422, "invalid_input"],
    [404, "not_found"],
    [422, "invalid_input"],
  ]);
});

import { expect, test } from "vitest";
import { revokeToken } from "@/lib/auth/tokens/revoke-token";
import { disableUser, enableUser, setRole } from "@/lib/auth/users";
import { createJob } from "@/lib/producer";
import { testConsole } from "../../support/console";
import { type MadeToken, makeToken } from "../../support/http/make-token";

let job: string;
let file: string;
let cookie: string;
let reader: MadeToken;

const up = testConsole(async ({ database, site }) => {
  cookie = await site.userWithCookie("anna");
  await site.userWithCookie("bela");
  reader = await makeToken(database, "anna", "jobs:read");
  for (const owner of ["anna", "bela"]) {
    const handle = await createJob(database.access, database.store, {
      type: "export",
      name: `Of ${owner}`,
      owner,
    });
    await handle.start();
    await handle.result("result.txt", `of ${owner}`);
    await handle.complete();
    if (owner === "anna") job = handle.id;
  }
  const [row] = await database.sql("select result_file_id::text as id from job where id = $1", [job]);
  file = String(row?.id);
});

const ask = (path: string, headers: Record<string, string>, method = "GET") =>
  fetch(up.site.address + path, { method, redirect: "manual", headers });
const statusOf = async (path: string, authorization: string, method = "GET") =>
  (await ask(path, { authorization }, method)).status;

test("with a token alone, a script fetches its user's jobs and files, and nobody else's", async () => {
  const csv = await ask("/jobs/export-csv", { authorization: reader.authorization });
  expect([csv.status, csv.headers.get("x-row-count")]).toEqual([200, "1"]);
  expect(await csv.text()).toContain("Of anna");
  const download = await ask(`/jobs/show/${job}/files/${file}`, { authorization: reader.authorization });
  expect(await download.text()).toBe("of anna");
  const { authorization } = await makeToken(up.database, "bela", "jobs:read");
  expect(await statusOf(`/jobs/show/${job}/files/${file}`, authorization)).toBe(404);
});

test("a slip in what a script exports is refused by its name; a person gets the export that the page showed", async () => {
  for (const [search, field] of [
    ["status=faild", "status"],
    ["stauts=failed", "stauts"],
    ["type=nothing", "type"],
    ["page=2", "page"],
    ["sort=name&sort=date", "sort"],
  ] as const) {
    const slip = await ask(`/jobs/export-csv?${search}`, { authorization: reader.authorization });
    expect([slip.status, await slip.json()]).toMatchObject([422, { error: "invalid_input", field }]);
    expect((await ask(`/jobs/export-csv?${search}`, { cookie })).status).toBe(200);
  }
  const path = "/jobs/export-csv?tab=general&status=completed&type=export&sort=name&bom=1";
  const csv = await ask(path, { authorization: reader.authorization });
  expect([csv.status, csv.headers.get("x-row-count")]).toEqual([200, "1"]);
});

test("a token that may clear clears without an Origin, and one that may not is refused with the scope", async () => {
  const clear = (authorization: string, body = "") =>
    fetch(`${up.site.address}/jobs/clear-inactive`, {
      method: "POST",
      headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
      body,
    });
  const { authorization } = await makeToken(up.database, "anna", "jobs:clear");
  expect(await (await clear(authorization)).json()).toEqual({ removed: 0 });
  const slip = await clear(authorization, "day=9");
  expect([slip.status, await slip.json()]).toMatchObject([422, { error: "invalid_input", field: "day" }]);
  const refused = await clear(reader.authorization);
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: "missing_scope" }]);
  expect(refused.headers.get("www-authenticate")).toBe(
    'Bearer error="insufficient_scope", scope="jobs:clear"',
  );
  expect(await statusOf("/jobs/export-csv", authorization)).toBe(403);
});

test("a bad token is refused whatever cookie comes with it, and pages then lead to the sign-in", async () => {
  for (const authorization of [
    "Bearer",
    "Bearer jct_x",
    `bearer ${reader.text}x`,
    `Bearer ${reader.text} x`,
  ]) {
    const answer = await ask("/jobs/export-csv", { cookie, authorization });
    expect([answer.status, await answer.json()], authorization).toMatchObject([401, { error: "bad_token" }]);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
  }
  for (const authorization of ["Bearer x", reader.authorization]) {
    const page = await ask("/jobs", { cookie, authorization });
    expect([page.status, page.headers.get("location")]).toEqual([307, "/sign-in?callbackUrl=%2Fjobs"]);
    expect(await statusOf("/jobs/clear-runs/1", authorization)).toBe(401);
    expect(await (await ask("/api/auth/session", { cookie, authorization })).json()).toEqual({});
  }
});

test("a token without the word Bearer is told what is missing", async () => {
  const answer = await ask("/jobs/export-csv", { authorization: reader.text });
  expect([answer.status, await answer.json()]).toMatchObject([
    401,
    { error: "not_signed_in", message: expect.stringContaining("The word Bearer is missing") },
  ]);
  const write = await ask("/api/v1/jobs", { authorization: reader.text }, "POST");
  expect([write.status, await write.text()]).toMatchObject([401, expect.stringContaining("The word Bearer")]);
});

test("a token in the address is none", async () => {
  for (const name of ["token", "access_token", "authorization"]) {
    expect((await ask(`/jobs/export-csv?${name}=${reader.text}`, {})).status).toBe(401);
  }
});

test("disabled, demoted, revoked: it counts at the next request", async () => {
  // The last administrator can't be demoted.
  await up.site.userWithCookie("dora", "admin");
  await up.site.userWithCookie("carla", "admin");
  const { id, authorization } = await makeToken(up.database, "carla", "jobs:read");
  const rows = async () => (await ask("/jobs/export-csv", { authorization })).headers.get("x-row-count");
  expect(await rows()).toBe("2");
  await setRole(up.database.db, "carla", "staff");
  expect(await rows()).toBe("0");
  await disableUser(up.database.db, "carla");
  expect(await statusOf("/jobs/export-csv", authorization)).toBe(401);
  await enableUser(up.database.db, "carla");
  expect(await rows()).toBe("0");
  await revokeToken(up.database.access, id);
  expect(await statusOf("/jobs/export-csv", authorization)).toBe(401);
});

test("no log line holds a token", async () => {
  await ask(`/nothing/here?token=${reader.text}`, { authorization: reader.authorization });
  await expect.poll(() => up.site.log()).toContain('"path":"/nothing/here"');
  expect(up.site.log()).toContain("token.refused");
  expect(up.site.log()).not.toContain(reader.text.slice(-43));
});

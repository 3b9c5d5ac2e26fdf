import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { expect, test } from "vitest";
import { z } from "zod";
import { addUser } from "@/lib/auth/users";
import { PASSWORD, testConsole } from "../../support/console";
import { type ApiClient, apiClient } from "../../support/http/api-client";
import { type DescribedApi, describedApi } from "../../support/http/described-api";
import { makeToken } from "../../support/http/make-token";

const MIB = 1024 * 1024;

let api: DescribedApi;
let ada: ApiClient;
let bela: ApiClient;
let authorization: string;

const up = testConsole(async ({ site, database }) => {
  await addUser(database.db, { name: "ada", role: "admin", password: PASSWORD });
  await addUser(database.db, { name: "bela", role: "staff", password: PASSWORD });
  const client = async (name: string) => {
    const token = await makeToken(database, name, "jobs:read", "jobs:write");
    return { token, client: apiClient(site.address, { authorization: token.authorization }, () => api) };
  };
  const admin = await client("ada");
  authorization = admin.token.authorization;
  ada = admin.client;
  bela = (await client("bela")).client;
  const document = await site.get("/api/v1/openapi.json", undefined, { authorization });
  api = describedApi(await document.json());
});

const JSON_TYPE = { "content-type": "application/json" };
const post = (client: ApiClient, path: string, body: unknown, headers: Record<string, string> = {}) =>
  client("POST", path, { body: JSON.stringify(body), headers: { ...JSON_TYPE, ...headers } });

async function create(client: ApiClient = ada): Promise<string> {
  const answer = await post(client, "/jobs", { type: "import", name: "Airports" });
  expect(answer.status).toBe(201);
  const { id } = z.object({ id: z.string() }).parse(answer.json);
  expect(answer.headers.get("location")).toBe(`/api/v1/jobs/${id}`);
  return id;
}

async function running(client: ApiClient = ada): Promise<string> {
  const id = await create(client);
  expect((await post(client, `/jobs/${id}/start`, {})).status).toBe(200);
  return id;
}

const counted = async () => (await up.database.sql("select count(*)::int as n from job"))[0]?.n;
/** The files in the store; a folder may stay when its only one is gone. */
const stored = async () =>
  (await readdir(`${up.database.dataDir}/files`, { recursive: true }).catch(() => [])).filter((name) =>
    name.includes("/"),
  );

test("fields that no operation knows are refused by their names, and never stored", async () => {
  const id = await running();
  const before = await counted();
  for (const [path, body, field] of [
    ["/jobs", { type: "import", name: "A", status: "completed" }, "status"],
    ["/jobs", { type: "import", name: "A", id: "7" }, "id"],
    ["/jobs", { type: "import", nmae: "A" }, "nmae"],
    ["/jobs", { type: "import", name: "A", createdAt: "2020-01-01T00:00:00Z" }, "createdAt"],
    ["/jobs", { type: "import", name: "A", object: { className: "T", id: "1" } }, "object.id"],
    ["/jobs", JSON.parse('{"type":"import","name":"A","__proto__":{"owner":"ada"}}'), "__proto__"],
    [`/jobs/${id}/complete`, { owner: "ada" }, "owner"],
    [`/jobs/${id}/start`, { takeover: true }, "takeover"],
    [`/jobs/${id}/progress`, { done: 1, percent: 10 }, "percent"],
    [`/jobs/${id}/fail`, { message: "x", status: "completed" }, "status"],
    [`/jobs/${id}/subtasks`, { name: "a", status: "failed" }, "status"],
  ] as const) {
    const { status, json } = await post(ada, path, body);
    expect([path, status, json]).toMatchObject([path, 422, { code: "invalid_input", field }]);
  }
  const step = { do: "create", type: "import", name: "A", owner_id: "1" };
  expect((await post(ada, "/batch", { steps: [{ ...step, owner_id: undefined }, step] })).json).toMatchObject(
    {
      field: "owner_id",
      index: 1,
    },
  );
  const begun = await post(ada, "/batch", { steps: [{ do: "begin", id }] });
  expect(begun.json).toMatchObject({
    field: "do",
    index: 0,
    detail: expect.stringContaining("create, queue, start"),
  });
  expect((await post(ada, `/jobs/${id}/complete?owner=ada`, {})).json).toMatchObject({ field: "owner" });
  expect(await counted()).toBe(before);
  expect((await ada("GET", `/jobs/${id}`)).json).toMatchObject({ status: "running", subtasks: [] });
});

test("staff own what they record, and name no other", async () => {
  const id = await create(bela);
  expect((await ada("GET", `/jobs/${id}`)).json).toMatchObject({ ownerName: "bela" });
  const other = await post(bela, "/jobs", { type: "import", name: "A", owner: "ada" });
  expect([other.status, other.json]).toMatchObject([422, { field: "owner" }]);
  const system = await create(ada);
  expect((await ada("GET", `/jobs/${system}`)).json).toMatchObject({ ownerName: null });
  const told = async (job: string) => {
    const { status, text } = await post(bela, `/jobs/${job}/start`, {});
    return [status, text.replaceAll(job, "ID")];
  };
  expect(await told(system)).toEqual(await told("987654321"));
});

test("a body that is no JSON object is refused, whatever it is", async () => {
  const id = await running();
  const send = (body: BodyInit, type = "application/json") =>
    ada("POST", `/jobs/${id}/progress`, { body, headers: { "content-type": type } });
  expect((await send("{")).json).toMatchObject({ status: 400, code: "malformed" });
  expect((await send("{}", "text/plain")).json).toMatchObject({ status: 400, code: "malformed" });
  expect((await send("done=1", "application/x-www-form-urlencoded")).json).toMatchObject({ status: 400 });
  for (const body of ["[]", "7", "null", '"x"']) {
    expect((await send(body)).json).toMatchObject({ status: 422, field: "body" });
  }
  expect((await send(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)).json).toMatchObject({ status: 422 });
});

test("a report of a failure is kept whatever its form, its size or its bytes", async () => {
  for (const body of [
    '{"message":"a\\u0000b \\ud800","trace":"\\udfff"}',
    `{"message":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    '{"message":{"error":"x"},"trace":null}',
    JSON.stringify({ message: "x".repeat(MIB), trace: "y".repeat(8 * MIB) }),
    Buffer.concat([Buffer.from('{"message":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
  ]) {
    const id = await running();
    const answer = await ada("POST", `/jobs/${id}/fail`, { body, headers: JSON_TYPE });
    expect([answer.status, answer.json]).toEqual([200, { id, status: "failed" }]);
    expect((await ada("GET", `/jobs/${id}`)).json).toMatchObject({ status: "failed" });
  }
});

test("a body over 10 MiB is refused while it is read, with and without its length", async () => {
  const id = await running();
  const large = `{"output":"${"x".repeat(11 * MIB)}"}`;
  const whole = await ada("POST", `/jobs/${id}/output`, { body: large, headers: JSON_TYPE });
  expect(whole.json).toMatchObject({ status: 413, code: "too_large" });
  // It never ends: only who refuses it before that answers, or closes the line on a client that does not listen.
  const answer = await new Promise<number>((resolve) => {
    const headers = { authorization, ...JSON_TYPE, "transfer-encoding": "chunked" };
    const path = `/api/v1/jobs/${id}/output`;
    const sent = request(`${up.site.address}${path}`, { method: "POST", headers, agent: false }, (come) => {
      resolve(come.statusCode ?? 0);
      sent.destroy();
    });
    sent.on("error", () => resolve(413));
    const more = () => {
      while (!sent.destroyed && sent.write("x".repeat(MIB)));
      if (!sent.destroyed) sent.once("drain", more);
    };
    more();
  });
  expect(answer).toBe(413);
  expect((await ada("GET", `/jobs/${id}`)).json).toMatchObject({ status: "running", output: null });
});

test("a write whose answer was lost happens once, and says the same again", async () => {
  const id = await running();
  for (const [path, body] of [
    ["/jobs", { type: "sync", name: "Once" }],
    [`/jobs/${id}/subtasks`, { names: ["a", "b"] }],
    [`/jobs/${id}/rejects`, { columns: ["a"], rows: [{ row: 2, values: ["x"], message: "no" }] }],
    ["/batch", { steps: [{ do: "create", type: "sync", name: "In a batch" }] }],
    [`/jobs/${id}/complete`, {}],
  ] as const) {
    const headers = { "idempotency-key": `once:${path}` };
    const first = await post(ada, path, body, headers);
    expect([path, first.status < 300, first.headers.get("idempotency-replayed")]).toEqual([path, true, null]);
    const before = [await counted(), await stored()];
    const again = await post(ada, path, body, headers);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect([await counted(), await stored()]).toEqual(before);
    const other = await post(ada, path, { ...body, more: 1 }, headers);
    expect(other.status).toBe(422);
    const elsewhere = await post(ada, "/jobs", { type: "sync", name: `Other ${path}` }, headers);
    expect([elsewhere.status, elsewhere.json]).toMatchObject([409, { code: "key_reused" }]);
  }
  expect((await post(ada, "/jobs", {}, { "idempotency-key": "no spaces" })).json).toMatchObject({
    field: "Idempotency-Key",
  });
});

test("GET and HEAD change nothing, and no other address is asked to", async () => {
  const id = await running();
  const before = await up.database.sql("select xmin, * from job order by id");
  for (const path of ["/jobs", `/jobs/${id}`, "/stats", "/openapi.json"]) {
    for (const method of ["GET", "HEAD"]) expect((await ada(method, path)).status).toBe(200);
  }
  for (const path of [`/jobs/${id}/complete`, "/batch"]) {
    for (const method of ["GET", "HEAD", "PUT"]) expect((await ada(method, path)).status).toBe(405);
  }
  expect(await up.database.sql("select xmin, * from job order by id")).toEqual(before);
});

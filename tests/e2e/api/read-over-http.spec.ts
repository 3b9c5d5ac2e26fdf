import { expect, test } from "vitest";
import { z } from "zod";
import { createJob } from "@/lib/producer";
import { testConsole } from "../../support/console";
import { type ApiClient, apiClient } from "../../support/http/api-client";
import { type DescribedApi, describedApi } from "../../support/http/described-api";
import { requestRaw } from "../../support/http/raw-request";
import { insertJob } from "../../support/jobs/job-factory";

let api: DescribedApi;
let ada: ApiClient;
let bela: ApiClient;
let job: string;

const up = testConsole(async ({ site, database }) => {
  const cookie = await site.userWithCookie("ada", "admin");
  const clientOf = (headers: Record<string, string>) => apiClient(site.address, headers, () => api);
  ada = clientOf({ cookie });
  bela = clientOf({ cookie: await site.userWithCookie("bela") });
  api = describedApi(await (await site.get("/api/v1/openapi.json", cookie)).json());
  for (let number = 1; number <= 60; number++) {
    await insertJob(database, { name: `Job ${number}`, type: "sync", status: "completed" });
  }
  const handle = await createJob(database.access, database.store, { type: "import", name: "Airports" });
  job = handle.id;
  await handle.start();
  await handle.file("input", "airports.csv", "iata,name\n");
  await handle.addSubtasks(["Read", "Check", "Write"]);
  await handle.subtask(1).fail("no such file");
  await handle.output({ imported: 3364 });
});

const names = (answer: { json: unknown }) =>
  z
    .object({ jobs: z.array(z.object({ name: z.string() })) })
    .parse(answer.json)
    .jobs.map(({ name }) => name);

/** The address in a Link header of a relation, without the root. */
function linked(headers: Headers, relation: string): string | null {
  const found = new RegExp(`<([^>]*)>; rel="${relation}"`).exec(headers.get("link") ?? "")?.[1];
  return found?.replace("/api/v1", "") ?? null;
}

test("following Link from page to page meets each job of the filter once, and ends", async () => {
  const met: string[] = [];
  for (let path: string | null = "/jobs?type=sync&sort=name"; path !== null; ) {
    const answer = await ada("GET", path);
    expect(answer.status).toBe(200);
    met.push(...names(answer));
    path = linked(answer.headers, "next");
  }
  expect(met).toHaveLength(60);
  expect(new Set(met).size).toBe(60);
});

test("a key past the last job leads to an empty page, not to jobs that were met already", async () => {
  const last = await ada("GET", "/jobs?end=1");
  const before = linked(last.headers, "prev") ?? "";
  const [, place] = /before=([^&]+)/.exec(before) ?? [];
  const answer = await ada("GET", `/jobs?after=${place?.replace(/^\d+/, "1")}&page=3&type=import`);
  expect(answer.json).toMatchObject({ jobs: [], total: 1 });
  expect(linked(answer.headers, "next")).toBe(null);
});

test("what the dashboard ignores with a notice is refused, and the parameter named", async () => {
  for (const [search, field] of [
    ["tab=exports", "tab"],
    ["status=queued", "status"],
    ["type=ocr_pass", "type"],
    ["type=sync&tab=imports", "type"],
    ["type=%27;drop", "type"],
    ["sort=name;drop", "sort"],
    ["sort=__proto__", "sort"],
    ["page=0", "page"],
    ["page=99", "page"],
    ["after=7", "after"],
    ["before=7.x&sort=date", "before"],
    ["after=1.x&end=1", "end"],
    ["end=0", "end"],
    ["owner=1", "owner"],
    ["status=failed&status=running", "status"],
  ] as const) {
    const answer = await ada("GET", `/jobs?${search}`);
    expect([search, answer.status, answer.json]).toMatchObject([
      search,
      422,
      { code: "invalid_input", field, type: "/api-reference#problem-invalid_input" },
    ]);
  }
});

test("one job comes with its files and subtasks, and nothing of where its bytes are", async () => {
  const { json, text } = await ada("GET", `/jobs/${job}`);
  expect(json).toMatchObject({
    id: job,
    status: "running",
    output: '{"imported":3364}',
    files: [{ name: "airports.csv", kind: "input", size: 10 }],
    fileCounts: { total: 1, input: 1 },
    subtasks: [
      { number: 1, name: "Read", status: "failed", error: "no such file" },
      { number: 2, name: "Check", status: "pending" },
      { number: 3, name: "Write", status: "pending" },
    ],
    subtaskCounts: { total: 3, pending: 2, failed: 1 },
  });
  expect(text).not.toContain("store");
  const failed = await ada("GET", `/jobs/${job}?subtasks=failed`);
  expect(failed.json).toMatchObject({ subtasks: [{ number: 1 }], subtaskCounts: { total: 3 } });
  for (const [search, field] of [
    ["subtasks=queued", "subtasks"],
    ["subtaskPage=2", "subtaskPage"],
    ["filePage=2", "filePage"],
  ] as const) {
    expect((await ada("GET", `/jobs/${job}?${search}`)).json).toMatchObject({ field });
  }
});

test("another's job and file are the same to the byte as ones that do not exist", async () => {
  for (const path of ["", "/files/1"]) {
    const told = async (id: string) => {
      const { status, text } = await bela("GET", `/jobs/${id}${path}`);
      return [status, text.replaceAll(id, "ID")];
    };
    expect(await told(job)).toEqual(await told("987654321"));
    expect((await told(job))[0]).toBe(404);
  }
  expect((await bela("GET", "/jobs")).json).toMatchObject({ jobs: [], total: 0, pages: 1 });
  expect((await bela("GET", "/stats")).json).toMatchObject({ general: { total: 0 } });
});

test("a file comes whole or in part, and what can't be sent of it is a problem", async () => {
  const [file] = z
    .object({ files: z.array(z.object({ id: z.string() })) })
    .parse((await ada("GET", `/jobs/${job}`)).json).files;
  const path = `/jobs/${job}/files/${file?.id}`;
  expect((await ada("GET", path)).text).toBe("iata,name\n");
  const part = await ada("GET", path, { headers: { range: "bytes=5-8" } });
  expect([part.status, part.text]).toEqual([206, "name"]);
  const beyond = await ada("GET", path, { headers: { range: "bytes=99-" } });
  expect([beyond.status, beyond.json]).toMatchObject([416, { code: "range_not_satisfiable" }]);
  expect(beyond.headers.get("content-range")).toBe("bytes */10");
  expect((await ada("HEAD", path)).headers.get("content-length")).toBe("10");
});

test("the counts are those of the cards", async () => {
  expect((await ada("GET", "/stats")).json).toMatchObject({
    general: { total: 61, completed: 60, running: 1, failed: 0 },
    imports: { total: 1, running: 1 },
    silent: { general: 0, imports: 0 },
  });
});

test("a running job says what jobs like it took, and one that has ended does not", async () => {
  expect((await ada("GET", `/jobs/${job}`)).json).toMatchObject({ isSilent: false, expected: null });
  const { database } = up;
  const id = await insertJob(database, { type: "sync", name: "Job 7" });
  expect((await ada("GET", `/jobs/${id}`)).json).toMatchObject({
    expected: { basis: "type", jobs: 60, usualSeconds: 2.25, longSeconds: 2.25 },
  });
  await database.sql("delete from object where id = $1", [id]);
});

test("an address that is not there is told as a problem, whatever the method", async () => {
  for (const path of [
    "",
    "/",
    "/nothing",
    "/jobs/1/nothing",
    "/jobs/%zz",
    "/..%2f..%2fetc",
    "/jobs/",
    "//jobs",
  ]) {
    const { status, headers, body } = await requestRaw(up.site.address, `/api/v1${path}`);
    expect([path, status, headers["content-type"]]).toEqual([path, 404, "application/problem+json"]);
    expect(JSON.parse(body.toString())).toMatchObject({ code: "not_found", status: 404 });
  }
  for (const method of ["DELETE", "POST", "PUT", "OPTIONS"])
    expect([method, (await ada(method, "/jobs/7/cancel/")).status]).toEqual([method, 404]);
  expect((await ada("DELETE", "/nothing")).status).toBe(404);
});

test("the document tells of limits, of a repeated answer, and of the two addresses beside it", async () => {
  const { json, text } = await ada("GET", "/openapi.json");
  for (const told of [
    "10 MiB",
    "JOBS_FILE_LIMIT",
    "JOBS_TOKEN_RATE",
    "/jobs/export-csv",
    "/jobs/clear-inactive",
  ])
    expect(text).toContain(told);
  expect(json).toMatchObject({
    paths: { "/jobs": { post: { responses: { 201: { headers: { "Idempotency-Replayed": {} } } } } } },
    components: {
      schemas: {
        CreateJobBody: { properties: { name: { maxLength: 255 }, description: {} } },
        AddSubtasksBody: {
          properties: { name: { maxLength: 255 }, names: { maxItems: 10_000, items: { maxLength: 255 } } },
          oneOf: [{ required: ["name"] }, { required: ["names"] }],
        },
      },
    },
  });
});

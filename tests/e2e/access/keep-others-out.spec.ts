import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { disableUser, setRole } from "@/lib/auth/users";
import { createJob } from "@/lib/producer";
import { BUILD_DIR } from "../../support/build";
import { testConsole } from "../../support/console";

let job: string;
let file: string;
let run: string;
let anna: string;
let bela: string;
let admin: string;

const up = testConsole(async ({ database, site }) => {
  anna = await site.userWithCookie("anna");
  bela = await site.userWithCookie("bela");
  admin = await site.userWithCookie("ada", "admin");
  // Ids that are found nowhere else in a page, so that masking one touches nothing else.
  await database.sql("select setval('object_id_seq', 123454321)");
  const handle = await createJob(database.access, database.store, {
    type: "ocr_pass",
    name: "Anna's secret",
    owner: "anna",
  });
  await handle.start();
  await handle.result("secret.txt", "secret");
  await handle.addSubtask("Anna's secret step");
  await handle.complete();
  job = handle.id;
  const [row] = await database.sql("select result_file_id::text as id from job");
  file = String(row?.id);
  const [clear] = await database.sql(
    `insert into clear_run (viewer_id, finished_before)
     select id, '2020-01-01' from app_user where name = 'anna' returning id::text`,
  );
  run = String(clear?.id);
});

/** What each route answers to nobody, the owner, another member of staff, and an administrator. */
const MATRIX: Record<
  string,
  { path: () => string; method?: string; answers: [number, number, number, number] }
> = {
  "/": { path: () => "/", answers: [307, 307, 307, 307] },
  "/_not-found": { path: () => "/nothing/here", answers: [404, 404, 404, 404] },
  "/api/auth/[...nextauth]": { path: () => "/api/auth/session", answers: [200, 200, 200, 200] },
  "/api-reference": { path: () => "/api-reference", answers: [307, 200, 200, 200] },
  "/healthz": { path: () => "/healthz", answers: [200, 200, 200, 200] },
  "/jobs": { path: () => "/jobs", answers: [307, 200, 200, 200] },
  "/jobs/clear-inactive": {
    path: () => "/jobs/clear-inactive",
    method: "POST",
    answers: [401, 403, 403, 403],
  },
  "/jobs/clear-runs/[id]": { path: () => `/jobs/clear-runs/${run}`, answers: [401, 200, 404, 404] },
  "/jobs/events": { path: () => `/jobs/events?job=${job}&poll=1`, answers: [401, 200, 404, 200] },
  "/jobs/export-csv": { path: () => "/jobs/export-csv", answers: [401, 200, 200, 200] },
  "/jobs/owners": { path: () => "/jobs/owners?q=a", answers: [401, 404, 404, 200] },
  "/jobs/show/[id]": { path: () => `/jobs/show/${job}`, answers: [307, 200, 404, 200] },
  "/jobs/show/[id]/files/[fileId]": {
    path: () => `/jobs/show/${job}/files/${file}`,
    answers: [401, 200, 404, 200],
  },
  "/jobs/show/[id]/files.zip": {
    path: () => `/jobs/show/${job}/files.zip`,
    answers: [401, 200, 404, 200],
  },
  "/readyz": { path: () => "/readyz", answers: [200, 200, 200, 200] },
  "/refused-method": { path: () => "/refused-method", answers: [405, 405, 405, 405] },
  "/refused-method/file": { path: () => "/refused-method/file", answers: [405, 405, 405, 405] },
  "/settings/profile": { path: () => "/settings/profile", answers: [307, 200, 200, 200] },
  "/settings/tokens": { path: () => "/settings/tokens", answers: [307, 200, 200, 200] },
  "/settings/views": { path: () => "/settings/views", answers: [307, 200, 200, 200] },
  "/sign-in": { path: () => "/sign-in", answers: [200, 307, 307, 307] },
};

test("every route of the build is in the matrix", async () => {
  const manifest = JSON.parse(await readFile(`${BUILD_DIR}/app-path-routes-manifest.json`, "utf8"));
  const routes = Object.values(manifest).filter((route) => !/^\/(_global-error|api\/v1)/.test(String(route)));
  expect(new Set(routes)).toEqual(new Set(Object.keys(MATRIX)));
});

test.each(Object.entries(MATRIX))(
  "%s answers each viewer as it must",
  async (_, { path, method = "GET", answers }) => {
    const viewers = [undefined, anna, bela, admin];
    for (const [at, cookie] of viewers.entries()) {
      const answer = await fetch(up.site.address + path(), {
        method,
        redirect: "manual",
        headers: cookie ? { cookie } : {},
      });
      expect([at, answer.status]).toEqual([at, answers[at]]);
    }
  },
);

test("beside a bad token an administrator's cookie opens nothing, on any route", async () => {
  for (const [route, { path, method = "GET", answers }] of Object.entries(MATRIX)) {
    const headers = { cookie: admin, authorization: "Bearer jct_nothing" };
    const answer = await fetch(up.site.address + path(), { method, redirect: "manual", headers });
    expect([route, answer.status]).toEqual([route, answers[0]]);
  }
});

test("signed out, a page leads to the sign-in and back", async () => {
  const answer = await up.site.get("/jobs?status=failed&type=import");
  expect(answer.headers.get("location")).toBe(
    "/sign-in?callbackUrl=%2Fjobs%3Fstatus%3Dfailed%26type%3Dimport",
  );
});

test("another's job is the same to the byte as one that does not exist", async () => {
  const masked = async (id: string, search = "") => {
    const answer = await up.site.get(`/jobs/show/${id}${search}`, bela);
    // Each request has its own.
    const nonce = /nonce-([\w-]+)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "";
    const mask = (text: string) => text.replaceAll(nonce, "NONCE").replaceAll(id, "ID");
    const headers = [...answer.headers]
      .filter(([name]) => name !== "date")
      .map(([name, value]) => `${name}: ${mask(value)}`);
    return { status: answer.status, headers, body: mask(await answer.text()) };
  };
  const foreign = await masked(job);
  expect(foreign.status).toBe(404);
  // The words come with the answer, not by script.
  expect(foreign.body).toMatch(/<h1[^>]*>Job not found<\/h1>/);
  expect(foreign.body).not.toContain("<code");
  expect(foreign).toEqual(await masked("987654321"));
  const search = "?subtasks=cancelled";
  expect(await masked(job, search)).toEqual(await masked("987654321", search));
  for (const id of ["abc", "99999999999999999999", "0", "-1", "%00", "%2e%2e%2f", "1%20or%201"]) {
    expect((await up.site.get(`/jobs/show/${id}`, bela)).status, id).toBe(404);
  }
});

test("lists, counts, type choices and the export hold no trace of another's jobs", async () => {
  const page = await (await up.site.get("/jobs?type=ocr_pass", bela)).text();
  expect(page).toContain("Unknown type “ocr_pass” was ignored.");
  expect(page).not.toContain("secret");
  expect(page).not.toContain('value="ocr_pass"');
  const csv = await up.site.get("/jobs/export-csv", bela);
  expect(csv.headers.get("x-row-count")).toBe("0");
  expect(await csv.text()).toBe("ID,Name,Type,Status,Created,Completed,Duration\n");
});

test("a forged, foreign or half-made session is none", async () => {
  const name = "next-auth.session-token";
  for (const value of ["", "x", "eyJhbGciOiJub25lIn0.e30.", anna.slice(name.length + 1, -4), "null"]) {
    expect((await up.site.get("/jobs/export-csv", `${name}=${value}`)).status).toBe(401);
  }
});

test("a demoted administrator and a disabled user feel it at the next request", async () => {
  const carla = await up.site.userWithCookie("carla", "admin");
  expect((await up.site.get(`/jobs/show/${job}`, carla)).status).toBe(200);
  await setRole(up.database.db, "carla", "staff");
  expect((await up.site.get(`/jobs/show/${job}`, carla)).status).toBe(404);
  await disableUser(up.database.db, "carla");
  expect((await up.site.get("/jobs", carla)).status).toBe(307);
  expect((await up.site.get("/jobs/export-csv", carla)).status).toBe(401);
});

test("a download is never a page of this site", async () => {
  const answer = await up.site.get(`/jobs/show/${job}/files/${file}`, anna);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-disposition": "attachment; filename=\"secret.txt\"; filename*=UTF-8''secret.txt",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store, no-transform",
  });
  expect(await answer.text()).toBe("secret");
  const head = await fetch(`${up.site.address}/jobs/show/${job}/files/${file}`, {
    method: "HEAD",
    headers: { cookie: anna },
  });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("what is not visible is not found in React's own format either", async () => {
  for (const [path, headers] of [
    [`/jobs/show/${job}.rsc`, {}],
    [`/jobs/show/${job}`, { rsc: "1" }],
  ] as const) {
    expect((await up.site.get(path, bela, headers)).status).toBe(404);
    expect((await up.site.get(path, undefined, headers)).status).toBe(307);
  }
});

test("a path that can't be decoded is one that does not exist", async () => {
  for (const path of ["/%zz", "/jobs/show/%zz", "/%ff", "/jobs/export-csv/%c0%af"]) {
    expect((await up.site.get(path, bela)).status, path).toBe(404);
  }
});

test("next-auth's own routes refuse a large body while they read it", async () => {
  const body = new Uint8Array(1_000_000).fill(120);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch(`${up.site.address}/api/auth/callback/credentials`, {
    method: "POST",
    headers,
    body,
  });
  expect(answer.status).toBe(413);
});

test("every answer carries the security headers, and no request chooses its own policy", async () => {
  for (const path of [
    "/jobs",
    "/nothing",
    "/sign-in",
    "/jobs/export-csv",
    "/_next/static/none.js",
    "/healthz",
  ]) {
    const answer = await up.site.get(path, undefined, {
      "content-security-policy": "script-src 'nonce-evil\"><script>'",
    });
    expect(answer.headers.get("content-security-policy"), path).toMatch(
      /^default-src 'self'; script-src 'self' 'nonce-[0-9a-f]{32}'/,
    );
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(await answer.text()).not.toContain("nonce-evil");
  }
});

test("wrong passwords are throttled whatever address the client claims", async () => {
  await up.site.userWithCookie("dora");
  for (let attempt = 0; attempt < 10; attempt++)
    expect(await up.site.signIn("dora", "wrong password")).toBe("");
  expect(await up.site.signIn("dora")).toBe("");
  const { csrfToken } = await (await up.site.get("/api/auth/csrf")).json();
  const answer = await fetch(`${up.site.address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "x-forwarded-for": "6.6.6.6" },
    body: new URLSearchParams({ csrfToken, username: "dora", password: "correct horse battery" }),
  });
  expect(answer.headers.getSetCookie().join()).not.toContain("session-token=ey");
  expect(up.site.log()).toContain("sign_in.throttled");
  expect(up.site.log()).not.toContain("correct horse");
});

import { expect, test } from "vitest";
import { addUser } from "@/lib/auth/users";
import { createJob } from "@/lib/producer";
import { PASSWORD, testConsole } from "../../support/console";
import { apiClient } from "../../support/http/api-client";
import { type DescribedApi, describedApi } from "../../support/http/described-api";
import { makeToken } from "../../support/http/make-token";
import { requestRaw } from "../../support/http/raw-request";
import { routeInventory } from "../../support/http/route-inventory";

/** Who asks: each as the request headers that say so. */
const callers = new Map<string, Record<string, string>>();
let api: DescribedApi;
let job: string;
let file: string;

const up = testConsole(async ({ site, database }) => {
  const anna = await site.userWithCookie("anna");
  await addUser(database.db, { name: "bela", role: "staff", password: PASSWORD });
  await addUser(database.db, { name: "ada", role: "admin", password: PASSWORD });
  const token = async (name: string, ...scopes: Parameters<typeof makeToken>[2][]) => ({
    authorization: (await makeToken(database, name, ...scopes)).authorization,
  });
  const every = ["jobs:read", "jobs:write", "jobs:clear"] as const;
  const known: Record<string, Record<string, string>> = {
    nobody: {},
    "a cookie": { cookie: anna },
    "a bad token": { authorization: `Bearer jct_${"a".repeat(12)}_${"b".repeat(43)}` },
    "a bad token beside a cookie": { authorization: "Bearer x", cookie: anna },
    "jobs:read": await token("anna", "jobs:read"),
    "jobs:write": await token("anna", "jobs:write"),
    "jobs:clear": await token("anna", "jobs:clear"),
    another: await token("bela", ...every),
    administrator: await token("ada", ...every),
  };
  for (const [caller, headers] of Object.entries(known)) callers.set(caller, headers);
  const document = await site.get("/api/v1/openapi.json", undefined, known["jobs:read"]);
  api = describedApi(await document.json());
});

/** A job of anna's with a file and a subtask, on which each operation can be tried. */
async function newJob() {
  const handle = await createJob(up.database.access, up.database.store, {
    type: "import",
    name: "Anna's",
    owner: "anna",
  });
  await handle.addSubtask("Step");
  job = handle.id;
  file = (await handle.file("input", "a.csv", "a")).id;
}

async function ask(operation: string, headers: Record<string, string>, id = job) {
  const [method = "", template = ""] = operation.split(" ");
  const path = template
    .replace("{id}", id)
    .replace("{fileId}", file)
    .replace("{n}", "1")
    .replace(/\/files$/, "/files?kind=input&name=a.csv");
  const client = apiClient(up.site.address, headers, () => api);
  const body = method === "POST" ? JSON.stringify(api.exampleOf(operation) ?? {}) : null;
  const type: Record<string, string> = method === "POST" ? { "content-type": "application/json" } : {};
  const { status, json, text } = await client(method, path, { body, headers: type });
  const code: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "code") : undefined;
  return { status, code, text: text.replaceAll(id, "ID") };
}

/** What an operation answers a caller: a code, or "in" where it is done or refused for its own reasons. */
function expected(caller: string, scope: string | undefined, writes: boolean): unknown {
  if (caller === "nobody") return writes ? "token_needed" : "not_signed_in";
  if (caller === "a cookie") return writes ? "token_needed" : "in";
  if (caller.startsWith("a bad token")) return "bad_token";
  if (caller.startsWith("jobs:") && scope !== undefined && caller !== scope) return "missing_scope";
  return "in";
}

test("each operation admits the callers that it says it does, and no other", async () => {
  await newJob();
  for (const operation of api.operations) {
    const scope = api.scopeOf(operation);
    const writes = operation.startsWith("POST");
    expect(scope, operation).toBe(
      operation === "GET /openapi.json" ? undefined : writes ? "jobs:write" : "jobs:read",
    );
    for (const [caller, headers] of callers) {
      const { status, code } = await ask(operation, headers);
      const is = status === 401 || status === 403 ? code : status < 500 ? "in" : status;
      expect([operation, caller, is]).toEqual([operation, caller, expected(caller, scope, writes)]);
    }
  }
});

test("to another user, a job is the same to the byte as one that does not exist", async () => {
  await newJob();
  const bela = callers.get("another") ?? {};
  for (const operation of api.operations.filter((one) => one.includes("{id}"))) {
    const foreign = await ask(operation, bela);
    expect([operation, foreign.status]).toEqual([operation, 404]);
    expect(foreign).toEqual(await ask(operation, bela, "987654321"));
  }
  const [row] = await up.database.sql("select status from job where id = $1", [job]);
  expect(row).toEqual({ status: "pending" });
});

/** What takes tokens besides, and of which scope. No other address does. */
const ELSEWHERE: Record<string, string> = {
  "/jobs/export-csv": "jobs:read",
  "/jobs/show/[id]/files/[fileId]": "jobs:read",
  "/jobs/show/[id]/files.zip": "jobs:read",
  "/jobs/clear-inactive": "jobs:clear",
};
/** What asks nobody who they are. */
const OPEN = [
  "/healthz",
  "/readyz",
  "/sign-in",
  "/api/auth/[...nextauth]",
  "/refused-method",
  "/refused-method/file",
];

test("every route of the build is in the document, takes no token, or is named here with its scope", async () => {
  await newJob();
  const routes = await routeInventory();
  for (const operation of api.operations) {
    const address = `/api/v1${operation.split(" ")[1]?.replaceAll(/\{(\w+)\}/g, "[$1]")}`;
    expect(routes).toContainEqual({ path: address, isPage: false });
  }
  for (const { path: route, isPage } of routes) {
    const path = route.replace("[fileId]", file).replace("[id]", job).replace("[n]", "1");
    const methods = await allowed(path);
    if (route.startsWith("/api/v1")) {
      const known = route.replace("/api/v1", "").replaceAll(/\[(\w+)\]/g, "{$1}");
      const described = api.operations
        .filter((one) => one.endsWith(` ${known}`))
        .map((one) => one.split(" ")[0]);
      expect([route, new Set(described)]).toEqual([
        route,
        new Set(methods.filter((one) => /GET|POST/.test(one))),
      ]);
      continue;
    }
    if (OPEN.includes(route)) continue;
    const method = methods.includes("GET") ? "GET" : "POST";
    for (const caller of ["jobs:read", "jobs:write", "jobs:clear"]) {
      const { status } = await requestRaw(up.site.address, path, {
        method,
        headers: callers.get(caller) ?? {},
      });
      const scope = ELSEWHERE[route];
      const refused = isPage ? 307 : scope ? 403 : 401;
      expect([route, caller, status]).toEqual([route, caller, scope === caller ? 200 : refused]);
    }
  }
});

async function allowed(path: string): Promise<string[]> {
  const { headers } = await requestRaw(up.site.address, path, { method: "OPTIONS" });
  return (headers.allow ?? "").split(", ");
}

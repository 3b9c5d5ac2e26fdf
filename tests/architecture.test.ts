import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { z } from "zod";

const root = join(import.meta.dirname, "..");

interface Import {
  file: string;
  of: string;
}

/** The path of a file of ours from the root, and the name of another package. */
const fromRoot = (name: string) => name.replace(/^@\/texts\//, "lib/texts/en/").replace(/^@\//, "");

/** Every import of a source file: ours as a path from the root, others by their package. */
function importsOf(pattern: string): Import[] {
  return globSync(pattern, { cwd: root }).flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, name = ""]) => ({
      file,
      of: name.startsWith(".") ? relative(root, join(root, dirname(file), name)) : fromRoot(name),
    }));
  });
}

const layer = (folder: string, forbidden: RegExp) =>
  importsOf(`${folder}/**/*.{ts,tsx}`).filter(({ of }) => forbidden.test(of));

test("app → lib → db, and nothing points back", () => {
  // Texts are facts without code, and formatting one needs nothing else.
  expect(layer("db", /^(lib\/(?!texts\/)|(app|demo|bench|tests)\/)/)).toEqual([]);
  expect(layer("lib", /^(app|demo|bench|tests)\//)).toEqual([]);
  expect(layer("app", /^(demo|bench|tests)\//)).toEqual([]);
});

/** The rooms of lib, each above all that it may import from. A file straight in lib stands in the first. */
const LIB_ROOMS = [
  [
    "lib/texts/en",
    "lib/texts/en/api",
    "lib/texts/en/cli",
    "lib/texts/en/job",
    "lib/texts/en/jobs",
    "lib/texts/en/running",
    "lib/texts/en/search",
    "lib/texts/en/settings",
    "lib/texts/en/server",
    "lib/texts/en/site",
  ],
  ["lib/texts"],
  ["lib/time-zone"],
  ["lib"],
  ["lib/text-encoding", "lib/search"],
  [
    "lib/files",
    "lib/files/store",
    "lib/files/archive",
    "lib/files/preview",
    "lib/files/verify",
    "lib/csv",
    "lib/embedded",
  ],
  ["lib/process"],
  ["lib/jobs"],
  ["lib/jobs/filter", "lib/jobs/subtasks", "lib/jobs/rejections", "lib/jobs/files"],
  ["lib/jobs/query"],
  ["lib/jobs/counts", "lib/jobs/silence", "lib/jobs/expected", "lib/jobs/search"],
  ["lib/jobs/list"],
  ["lib/jobs/export", "lib/jobs/clear"],
  ["lib/settings"],
  ["lib/producer"],
  ["lib/auth", "lib/auth/tokens", "lib/auth/session"],
  ["lib/views"],
  ["lib/live"],
  [
    "lib/web",
    "lib/web/limits",
    "lib/web/request",
    "lib/web/response",
    "lib/web/events",
    "lib/web/access",
    "lib/web/gate",
    "lib/web/background",
  ],
  ["lib/api/problem", "lib/api/request", "lib/api/answer", "lib/api/operation", "lib/api/openapi"],
  ["lib/api/operations", "lib/api"],
  ["lib/serve"],
  ["lib/cli/io", "lib/cli/session", "lib/cli/run", "lib/cli/watch", "lib/cli/commands", "lib/cli"],
].flat();

test("the rooms of lib stand one above the other: no import goes up, so there is no circle", () => {
  const height = (path: string) => LIB_ROOMS.indexOf(dirname(path));
  const imports = importsOf("lib/**/*.ts").filter(({ of }) => of.startsWith("lib/"));
  expect(imports.filter(({ file }) => height(file) < 0)).toEqual([]);
  expect(imports.filter(({ file, of }) => height(of) > height(file))).toEqual([]);
});

test("the package for producers elsewhere stands on Node alone", () => {
  expect(layer("packages/*/src", /^(?!packages\/|node:)/)).toEqual([]);
  expect(layer("packages/*/src", /^(lib|app|db|demo|bench|tests)\//)).toEqual([]);
});

test("postgres is imported by one file, and nothing that is unsafe under faults is called on its clients", () => {
  const imports = importsOf("{app,lib,db,packages/*/src,bin,scripts,demo}/**/*.{ts,tsx,mjs}");
  expect(imports.filter(({ of }) => /^(postgres$|drizzle-orm\/postgres-js)/.test(of))).toEqual([
    { file: "db/open-postgres.ts", of: "postgres" },
  ]);
  const holders = globSync("{app,lib,db,packages/*/src}/**/*.{ts,tsx}", { cwd: root }).filter((file) =>
    /"postgres"|PostgresClient/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(holders).toContain("db/single-session.ts");
  for (const file of holders) {
    expect(readFileSync(join(root, file), "utf8"), file).not.toMatch(/\.(begin|reserve|cancel|cursor)\(/);
  }
});

test("pages and routes reach the database through lib", () => {
  const direct = layer("app", /^(db\/|drizzle-orm|pg$|postgres$)/);
  // Readiness asks the database itself, and nothing about jobs.
  expect(direct.filter(({ file }) => !file.startsWith("app/readyz/"))).toEqual([]);
});

test("the log calls each verb by the name of a function of its file", () => {
  for (const file of globSync("{app,lib}/**/*.ts", { cwd: root })) {
    const text = readFileSync(join(root, file), "utf8");
    for (const [, name] of text.matchAll(/\b(?:reading|writing)\("(\w+)"/g))
      expect(text, `${file}: ${name}`).toMatch(new RegExp(`function\\*? ${name}\\b`));
  }
});

test("what runs in production imports no package that a production install leaves out", () => {
  const { devDependencies } = z
    .looseObject({ devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const isLeftOut = (of: string) =>
    Object.keys(devDependencies).some((name) => of === name || of.startsWith(`${name}/`));
  const run = importsOf("{app,bin,db,lib}/**/*.{ts,tsx,mjs}");
  expect(run.length).toBeGreaterThan(1000);
  expect(run.filter(({ of }) => isLeftOut(of))).toEqual([]);
});

test("the domain knows no framework", () => {
  for (const folder of ["lib/jobs", "lib/producer", "lib/files", "lib/csv"]) {
    expect(layer(folder, /^(next|react|server-only)(\/|-|$)/), folder).toEqual([]);
  }
});

/** Of lib, what a browser may be sent: facts and texts, without a library and without a rule of access. */
const PURE =
  /^lib\/(account-limits|format|search\/(character|words)|time-zone\/(cached-by-zone|zone-offset)|texts\/.+|jobs\/(columns|filter\/(filters?|filter-words|page-cursor|time-words|word-labels)|query\/(qualifiers|terms)|recent-rate|shown-time-left|silence\/silent-label|sort|status|tab|time-left|type))$/;

/** The imports of values of our own files, and of theirs, that end up in the browser with a file. */
function sentWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(root, file), "utf8");
  // An action is called from afar, and stays on the server.
  if (text.startsWith('"use server"')) return seen;
  const values = [...text.matchAll(/^import (?!type )[^;]*? from "(@\/|\.)([^"]+)"/gm)];
  for (const [, start, rest = ""] of values) {
    const path =
      start === "." ? relative(root, join(root, dirname(file), `.${rest}`)) : fromRoot(`@/${rest}`);
    const found = ["", ".ts", ".tsx"].map((end) => path + end).find((one) => existsSync(join(root, one)));
    if (found && /\.tsx?$/.test(found)) sentWith(found, seen);
  }
  return seen;
}

test("what runs in the browser takes nothing of the server but types and pure functions", () => {
  for (const client of globSync("app/**/*.client.{ts,tsx}", { cwd: root })) {
    const sent = [...sentWith(client)].filter((file) => !file.startsWith("app/"));
    expect(
      sent.filter((file) => !PURE.test(file.replace(/\.ts$/, ""))),
      client,
    ).toEqual([]);
  }
});

/** The lowest versions without a known advisory or fault that matters here; the reasons stand beside them. */
const FLOORS: Record<string, string> = {
  next: "16.4.1", // GHSA-2464-fhr4-w9xw, GHSA-673q-mjm6-r5xr, GHSA-p3m5-59mp-jv5r
  react: "19.2.6", // CVE-2026-23870
  "next-auth": "4.24.15", // CVE-2026-73420, CVE-2026-73419
  "drizzle-orm": "0.45.2", // CVE-2026-39356
  pg: "8.23.0", // survives killed backends with its listeners (measured)
  postgres: "3.4.9", // what its single session may and may not do was measured with it
  zod: "4.6.7", // GHSA-mrhx-c7xc-m3w5
};

test("the locked versions are at or above the floors of known advisories", () => {
  const lock = z
    .object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) })
    .parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  for (const [name, floor] of Object.entries(FLOORS)) {
    const version = lock.packages[`node_modules/${name}`]?.version ?? "0";
    expect(
      version.localeCompare(floor, "en", { numeric: true }),
      `${name} ${version} < ${floor}`,
    ).toBeGreaterThanOrEqual(0);
  }
});

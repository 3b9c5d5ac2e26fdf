import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inheritedVariables } from "@/lib/env";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const root = join(import.meta.dirname, "..");
const read = (page: string) => readFileSync(join(root, page), "utf8");
const node = (...args: string[]) =>
  execFileSync(process.execPath, ["--import", "tsx", ...args], {
    cwd: root,
    env: { ...inheritedVariables(), DATABASE_URL: database().url, JOBS_DATA_DIR: database().dataDir },
  });

/** Runs the TypeScript of a page as it stands. */
function runExample(page: string) {
  const [, example = ""] = /```ts\n(.*?)```/s.exec(read(page)) ?? [];
  const file = join(root, "example.tmp.ts");
  writeFileSync(file, example);
  try {
    node(file);
  } finally {
    rmSync(file);
  }
}

test("the TypeScript of the README and of its own page records jobs as it stands", async () => {
  await database().asUser("maria");
  runExample("README.md");
  runExample("docs/recording/typescript.md");
  const { jobs } = await readDashboard(database().access, {});
  expect(jobs).toMatchObject([
    { name: "Airports", status: "completed", ownerName: "maria", rowsGiven: 2, rowsRejected: 1 },
    { name: "Search index", status: "completed", ownerName: "maria" },
  ]);
});

test("the README's SQL records a job as it stands", async () => {
  const [, statement = ""] = /psql .* -c "(.*)"/.exec(read("README.md")) ?? [];
  await database().sql(statement);
  const { jobs } = await readDashboard(database().access, { type: "validation" });
  expect(jobs).toMatchObject([{ name: "Check links", status: "pending" }]);
});

test("the operations page names every variable that is read, and no other", () => {
  const known = [...read("lib/env.ts").matchAll(/^ {2}([A-Z0-9_]+):/gm)].map(([, name]) => name);
  const named = [...read("docs/operations.md").matchAll(/^\| (`[A-Z0-9_`, ]+`) \|/gm)].flatMap(
    ([, cell = ""]) => cell.match(/[A-Z0-9_]+/g) ?? [],
  );
  expect(new Set(named)).toEqual(new Set(known.filter((name) => name !== "NODE_ENV")));
});

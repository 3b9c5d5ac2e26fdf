import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inheritedVariables } from "@/lib/env";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const node = (...args: string[]) =>
  execFileSync(process.execPath, ["--import", "tsx", ...args], {
    cwd: root,
    env: { ...inheritedVariables(), DATABASE_URL: database().url, JOBS_DATA_DIR: database().dataDir },
  });

test("the README's TypeScript example records a job as it stands", async () => {
  await database().asUser("maria");
  const [, example = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const file = join(root, "readme-example.tmp.ts");
  writeFileSync(file, example);
  try {
    node(file);
  } finally {
    rmSync(file);
  }
  const { jobs } = await readDashboard(database().access, { type: "import" });
  expect(jobs).toMatchObject([
    { name: "Airports", status: "completed", ownerName: "maria", rowsGiven: 2, rowsRejected: 1 },
  ]);
});

test("the README names every variable that is read, and no other", () => {
  const read = [...readFileSync(join(root, "lib/env.ts"), "utf8").matchAll(/^ {2}([A-Z0-9_]+):/gm)].map(
    ([, name]) => name,
  );
  const told = [...readme.matchAll(/^\| (`[A-Z0-9_`, ]+`) \|/gm)].flatMap(
    ([, cell = ""]) => cell.match(/[A-Z0-9_]+/g) ?? [],
  );
  expect(new Set(told)).toEqual(new Set(read.filter((name) => name !== "NODE_ENV")));
});

import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { defineConfig } from "vitest/config";

const here = (pattern: string) =>
  globSync(pattern, { ignore: ["tests/{e2e,examples}/**", "node_modules/**"] });
const needsDatabase = (file: string) => readFileSync(file, "utf8").includes("support/database");
const files = here("tests/**/*.test.{ts,tsx}");
const [withDatabase, without] = [files.filter(needsDatabase), files.filter((file) => !needsDatabase(file))];
// These start programs or call them, and see of the database what its own tests have seen.
const isOfPrograms = (file: string) => /^tests\/(lib\/cli|demo)\//.test(file);
// What is as large as it may come takes its time.
const longer = process.env.JOBS_TEST_SIZE === "full" ? 20 : 1;
const shared = {
  environment: "node" as const,
  maxWorkers: 2,
  // Two processes for all files: a new one each took a sixth of the whole time to load the same modules.
  isolate: false,
  setupFiles: "tests/support/leave-as-found.ts",
  // How fast the machine is, and what else runs there, must not matter: these end only what would never end.
  testTimeout: 180_000 * longer,
  hookTimeout: 180_000 * longer,
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  resolve: {
    alias: {
      "@/texts": `${import.meta.dirname}/lib/texts/en`,
      "@": import.meta.dirname,
      "server-only": `${import.meta.dirname}/tests/support/empty.ts`,
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { ...shared, name: "unit", include: without },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "database",
          include: withDatabase.filter((file) => !isOfPrograms(file)),
          globalSetup: "tests/support/database-server.ts",
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "programs",
          include: withDatabase.filter(isOfPrograms),
          globalSetup: "tests/support/database-server.ts",
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "examples",
          include: ["tests/examples/**/*.test.ts"],
          globalSetup: ["tests/support/database-server.ts", "tests/support/build.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "browser",
          include: ["tests/e2e/**/*.spec.ts"],
          exclude: ["tests/e2e/language/**"],
          globalSetup: [
            "tests/support/database-server.ts",
            "tests/support/build.ts",
            "tests/support/chromium.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "language",
          include: ["tests/e2e/language/**/*.spec.ts"],
          globalSetup: [
            "tests/support/database-server.ts",
            "tests/support/texts/accented-build.ts",
            "tests/support/chromium.ts",
          ],
        },
      },
    ],
  },
});

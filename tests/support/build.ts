import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { inheritedVariables } from "@/lib/env";

export const BUILD_DIR = ".build/test";

/** Builds the application once, into a folder of its own: a running server keeps its build. */
export default function build() {
  mkdirSync(".build", { recursive: true });
  writeFileSync(`${BUILD_DIR}.tsconfig.json`, '{ "extends": "../tsconfig.json" }\n');
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/next", ["build"], {
    env: { ...inheritedVariables(), NODE_ENV: "production", JOBS_BUILD_DIR: BUILD_DIR },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`next build failed:\n${stdout}\n${stderr}`);
}

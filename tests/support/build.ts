import { spawnSync } from "node:child_process";
import { inheritedVariables } from "@/lib/env";
import { prepareBuildDir } from "@/lib/serve/build-dir";

export const BUILD_DIR = ".build/test";

/** Builds the application once, into a folder of its own: a running server keeps its build. */
export default async function build() {
  await prepareBuildDir(BUILD_DIR);
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/next", ["build"], {
    env: { ...inheritedVariables(), NODE_ENV: "production", JOBS_BUILD_DIR: BUILD_DIR },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`next build failed:\n${stdout}\n${stderr}`);
}

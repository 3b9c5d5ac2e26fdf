import { mkdir, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";

/**
 * Prepares a folder, given from the repository's own, for a build that leaves the usual one alone. Pass it to `next
 * build` and `next start` as JOBS_BUILD_DIR. next.config.ts says what the second tsconfig is for.
 */
export async function prepareBuildDir(buildDir: string) {
  const parent = dirname(buildDir);
  await mkdir(parent, { recursive: true });
  const tracked = `./${relative(parent, "tsconfig.json")}`;
  await writeFile(`${buildDir}.tsconfig.json`, `${JSON.stringify({ extends: tracked })}\n`);
}

import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inheritedVariables } from "@/lib/env";
import { startTexts } from "@/texts/server/start";
import { prepareBuildDir } from "./build-dir";
import type { Lifetime } from "./lifetime";
import type { Stdout } from "./next-process";
import { oneAtATime } from "./one-at-a-time.mjs";
import { runBuild } from "./run-build";

/** The sources of a build. A folder stands for its files. */
const SOURCES = [
  "app",
  "db",
  "lib",
  "packages/producer/src",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const STAMP = "made-from";

export interface BuildOptions {
  life: Lifetime;
  say: (line: string) => void;
  /** A folder other than the usual one; JOBS_BUILD_DIR unless given. */
  buildDir?: string | undefined;
  stdout?: Stdout;
}

/** Builds the web server unless there is a complete build of exactly these sources. */
export async function ensureBuild({
  life,
  say,
  buildDir = inheritedVariables().JOBS_BUILD_DIR,
  stdout = "inherit",
}: BuildOptions): Promise<void> {
  const folder = buildDir ?? ".next";
  const hash = await hashSources();
  if ((await readStamp(folder)) === hash) return;
  await oneAtATime("build", say, async (started) => {
    if ((await readStamp(folder)) === hash) return;
    say(startTexts.building);
    if (buildDir) await prepareBuildDir(buildDir);
    // Next empties the folder first, stamp included: half a build never looks like a whole one.
    await runBuild({ life, stdout, started, ...(buildDir && { variables: { JOBS_BUILD_DIR: buildDir } }) });
    await writeFile(join(folder, STAMP), hash);
  });
}

const readStamp = (folder: string) => readFile(join(folder, STAMP), "utf8").catch(() => null);

/** The folder's path counts too: a build names it, so a build that was moved or copied with its clone does not fit. */
async function hashSources(): Promise<string> {
  const files = (await Promise.all(SOURCES.map(filesOf))).flat().sort();
  const hash = createHash("sha256").update(process.cwd());
  for (const file of files) {
    hash.update(`\0${file}\0`).update(
      createHash("sha256")
        .update(await readFile(file))
        .digest(),
    );
  }
  return hash.digest("hex");
}

async function filesOf(source: string): Promise<string[]> {
  const kind = await stat(source).catch(() => null);
  if (!kind?.isDirectory()) return kind ? [source] : [];
  const paths = (await readdir(source)).map((name) => join(source, name));
  return (await Promise.all(paths.map(filesOf))).flat();
}

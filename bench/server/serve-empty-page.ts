import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runBuild } from "@/lib/serve/run-build";
import { startNext } from "@/lib/serve/start-next";
import type { Bench } from "../bench";
import { say } from "../progress";

/**
 * Builds and serves the application in empty-page/, the least that this version of Next can send, until the end of the
 * run. Returns its address. Next writes into the folder that it builds, so it gets a copy; the copy is within the
 * repository, because Next is found from there.
 */
export async function serveEmptyPage({ life }: Bench): Promise<string> {
  await mkdir(".build", { recursive: true });
  const folder = await mkdtemp(join(".build", "empty-page-"));
  life.atEnd(() => rm(folder, { recursive: true, force: true }));
  await cp(fileURLToPath(new URL("../empty-page", import.meta.url)), folder, { recursive: true });
  say("Building an empty page (next build)");
  await runBuild({ life, folder, stdout: "stderr" });
  const variables = { NODE_ENV: "production" };
  const own = { folder, path: "/" };
  const { address } = await startNext({ mode: "start", life, say, environment: {}, variables, ...own });
  return `${address}/`;
}

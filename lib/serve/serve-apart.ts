import { randomBytes } from "node:crypto";
import type { Lifetime } from "./lifetime";
import { startNext } from "./start-next";

interface ServerOptions {
  life: Lifetime;
  say: (line: string) => void;
  /** The folder in which `ensureBuild` has put the build. */
  buildDir: string;
  databaseUrl: string;
  dataDir: string;
  /** Further settings, such as JOBS_PLATFORM_URL. */
  settings?: Record<string, string>;
}

/** Serves a build of its own on a database of its own and a free port, whatever else is running. */
export async function serveApart({
  life,
  say,
  buildDir,
  databaseUrl,
  dataDir,
  settings,
}: ServerOptions): Promise<{ address: string; pid: number }> {
  const variables = {
    NODE_ENV: "production",
    JOBS_BUILD_DIR: buildDir,
    DATABASE_URL: databaseUrl,
    JOBS_DATA_DIR: dataDir,
    NEXTAUTH_SECRET: randomBytes(33).toString("base64url"),
    ...settings,
  };
  const { address, next } = await startNext({ mode: "start", life, say, environment: {}, variables });
  if (next.pid === undefined) throw new Error("The web server has no process.");
  return { address, pid: next.pid };
}

import type { Lifetime } from "./lifetime";
import { runNext, type Stdout } from "./next-process";

/** No build takes longer, and the lock of a build is valid for 20 minutes at most. */
const LONGEST_MS = 15 * 60_000;

interface Build {
  life: Lifetime;
  /** The application's folder; without it, the repository's own. */
  folder?: string;
  variables?: Record<string, string>;
  stdout?: Stdout;
  /** Called with the id of the building process, which may outlive this one. */
  started?: (pid: number) => void;
}

/** Runs `next build` to its end. Throws when it fails or takes too long; the build is stopped then. */
export async function runBuild({ life, folder, variables, stdout, started }: Build) {
  const building = runNext(
    ["build", ...(folder ? [folder] : [])],
    { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...variables },
    stdout,
  );
  if (building.pid) started?.(building.pid);
  life.atEnd(building.stop);
  const timer = setTimeout(building.stop, LONGEST_MS);
  const code = await building.ended;
  clearTimeout(timer);
  if (code !== 0) throw new Error("The build failed. See its messages above.");
}

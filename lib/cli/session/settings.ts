import { fileURLToPath } from "node:url";
import { processIO } from "@/lib/cli/io/process-io";
import { type Environment, readEnvironment } from "@/lib/env";
import { JobsError } from "@/lib/errors";

const packagePath = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The migrations of this version, for a call from any folder. */
export const MIGRATIONS_FOLDER = packagePath("db/migrations");

/**
 * The environment. Unlike elsewhere, the default data folder is the package's own `.data`, not one in the working
 * directory: `jobs` may be called from any folder and means the same console.
 */
export function readSettings(): Environment {
  const variables = processIO().variables();
  try {
    return readEnvironment({ ...variables, JOBS_DATA_DIR: variables.JOBS_DATA_DIR || packagePath(".data") });
  } catch (cause) {
    throw new JobsError("invalid_input", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

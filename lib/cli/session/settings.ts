import { fileURLToPath } from "node:url";
import { processIO } from "@/lib/cli/io/process-io";
import { type Environment, readEnvironment } from "@/lib/env";
import { JobsError } from "@/lib/errors";

const packagePath = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The migrations of this version, wherever the command is called from. */
export const MIGRATIONS_FOLDER = packagePath("db/migrations");

/**
 * The environment. Unlike elsewhere, the data folder of no name is the package's own `.data` and not one in
 * the working directory: `jobs` may be called from anywhere, and means the same console.
 */
export function readSettings(): Environment {
  const variables = processIO().variables();
  try {
    return readEnvironment({ ...variables, JOBS_DATA_DIR: variables.JOBS_DATA_DIR || packagePath(".data") });
  } catch (cause) {
    throw new JobsError("invalid_input", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

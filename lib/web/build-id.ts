import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inheritedVariables } from "@/lib/env";

let read: string | undefined;

/**
 * The id that Next gave the build that this process serves; "development" without one. Read when the process starts:
 * a deployment may put the next build into the same folder.
 */
export function buildId(): string {
  read ??= fromFolder(inheritedVariables().JOBS_BUILD_DIR ?? ".next");
  return read;
}

function fromFolder(folder: string): string {
  try {
    return readFileSync(join(process.cwd(), folder, "BUILD_ID"), "utf8").trim();
  } catch {
    return "development";
  }
}

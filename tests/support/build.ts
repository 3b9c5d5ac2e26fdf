import { ensureBuild } from "@/lib/serve/ensure-build";
import type { Lifetime } from "@/lib/serve/lifetime";

export const BUILD_DIR = ".build/test";

/** A build ends with the process that needs it. */
export const life: Lifetime = {
  atEnd: () => undefined,
  end: () => Promise.reject(new Error("Vitest ends the tests")),
  isEnding: false,
};

/**
 * Builds the application into a folder of its own, so that a running server keeps its build; once for the same sources.
 */
export default async function build() {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await ensureBuild({ life, say, buildDir: BUILD_DIR });
}

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { inheritedVariables } from "@/lib/env";
import { testConsole } from "@/tests/support/console";
import { makeToken } from "@/tests/support/http/make-token";

/** What Debian calls the packages that the examples need. */
const PACKAGES: Record<string, string> = {
  curl: "curl",
  go: "golang-go",
  java: "default-jdk-headless",
  python3: "python3",
  php: "php-cli",
  psql: "postgresql-client",
};

/** Where an example is, by its path in examples/. */
export const path = (example: string) => resolve("examples", example);

export interface Run {
  /** The program that reads the example, then its arguments; the example's path is from examples/. */
  command: [program: string, ...args: string[]];
  variables?: Record<string, string>;
}

/** For a test file that runs examples: a console, a token for it, and a folder that is gone after its last test. */
export function consoleForExamples() {
  let token = "";
  let folder = "";
  const up = testConsole(async ({ site, database }) => {
    await site.userWithCookie("ada");
    token = (await makeToken(database, "ada", "jobs:read", "jobs:write")).text;
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "jobs-examples-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Runs an example in a folder of its own, as its README says. */
  async function run(example: string, { command: [program, ...args], variables = {} }: Run) {
    const cwd = join(folder, example);
    await mkdir(cwd, { recursive: true });
    const env = { ...inheritedVariables(), JOBS_TOKEN: token, ...variables };
    const ended = new Promise<{ code: number; stdout: string; stderr: string }>((end, failed) => {
      execFile(program, args, { cwd, env, timeout: 180_000 }, (error, stdout, stderr) => {
        if (error?.code === "ENOENT") {
          failed(new Error(`There is no ${program}. Install it: apt-get install ${PACKAGES[program]}`));
        } else end({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
    });
    return { cwd, ...(await ended) };
  }

  return { up, run, folder: () => folder };
}

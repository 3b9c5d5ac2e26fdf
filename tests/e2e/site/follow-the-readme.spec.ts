import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { addUser } from "@/lib/auth/users";
import { inheritedVariables } from "@/lib/env";
import { PASSWORD, testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";

const up = testConsole();

test("the README's walk with curl records a failing job, shows it, and fetches the CSV", async () => {
  const [, walk = ""] = /```sh\n(site=.*?)```/s.exec(readFileSync("README.md", "utf8")) ?? [];
  await addUser(up.database.db, { name: "maria", role: "staff", password: PASSWORD });
  const { text } = await makeToken(up.database, "maria", "jobs:read", "jobs:write");
  const script = walk.replace("http://localhost:3000", up.site.address);
  expect(script).not.toBe(walk);
  // As where a program and no shell started the tests: such a bash, with a socket as its input, takes itself for a
  // remote login and reads the system's start-up file, which need not bear -u.
  const env = { ...inheritedVariables(), SHLVL: "0", JOBS_TOKEN: text };
  const { stdout, stderr } = await promisify(execFile)("bash", ["--norc", "-euc", script], { env });
  expect(stderr).toBe("");
  expect(stdout).toContain('"status":"failed"');
  expect(stdout).toContain('"errorMessage":"Row 14 has no latitude"');
  expect(stdout).toMatch(/^\d+,Airports,import,Failed,/m);
  expect(stdout).not.toContain('"code"');
});

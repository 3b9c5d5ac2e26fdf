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
  const env = { ...inheritedVariables(), JOBS_TOKEN: text };
  const { stdout, stderr } = await promisify(execFile)("bash", ["-euc", script], { env });
  expect(stderr).toBe("");
  expect(stdout).toContain('"status":"failed"');
  expect(stdout).toContain('"errorMessage":"Row 14 has no latitude"');
  expect(stdout).toMatch(/^\d+,Airports,import,Failed,/m);
  expect(stdout).not.toContain('"code"');
});

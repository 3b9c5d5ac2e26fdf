import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { addUser } from "@/lib/auth/users";
import { inheritedVariables } from "@/lib/env";
import { PASSWORD, testConsole } from "../../support/console";
import { makeToken } from "../../support/http/make-token";

const up = testConsole();

/** Runs a page's walk with curl against this console, and returns what it printed. */
async function walk(page: string, opening: string, variables: Record<string, string> = {}): Promise<string> {
  const [, text = ""] =
    new RegExp(`\`\`\`sh\\n(${opening}.*?)\`\`\``, "s").exec(readFileSync(page, "utf8")) ?? [];
  const script = text.replace("http://localhost:3000", up.site.address);
  expect(script).not.toBe(text);
  // As where a program and no shell started the tests: such a bash, with a socket as its input, takes itself for a
  // remote login and reads the system's start-up file, which need not bear -u.
  const env = {
    ...inheritedVariables(),
    DATABASE_URL: up.database.url,
    JOBS_DATA_DIR: up.database.dataDir,
    SHLVL: "0",
    ...variables,
  };
  const { stdout, stderr } = await promisify(execFile)("bash", ["--norc", "-euc", script], { env });
  expect(stderr).toBe("");
  return stdout;
}

test("the walk with curl records a failing job, shows it, and fetches the CSV", async () => {
  await addUser(up.database.db, { name: "ana", role: "staff", password: PASSWORD });
  const { text } = await makeToken(up.database, "ana", "jobs:read", "jobs:write");
  const printed = await walk("docs/recording/http.md", "site=", { JOBS_TOKEN: text });
  expect(printed).toContain('"status":"failed"');
  expect(printed).toContain('"errorMessage":"Row 14 has no latitude"');
  expect(printed).toMatch(/^\d+,Airports,import,Failed,/m);
  expect(printed).not.toContain('"code"');
});

test("the README's commands make a token and record a job with it", async () => {
  await addUser(up.database.db, { name: "maria", role: "staff", password: PASSWORD });
  expect(await walk("README.md", "token=")).toMatch(/"id":"\d+"/);
});

test("the README's jobs run records a command", async () => {
  await addUser(up.database.db, { name: "tom", role: "staff", password: PASSWORD });
  const [command = ""] = /^npm run -s jobs -- run .*$/m.exec(readFileSync("README.md", "utf8")) ?? [];
  const env = { ...inheritedVariables(), DATABASE_URL: up.database.url, JOBS_DATA_DIR: up.database.dataDir };
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-euc", command.replace("maria", "tom")], {
    env,
  });
  expect(stdout).toBe("exported\n");
  const [job] = await up.database.sql("select status from job where name = 'Nightly export'");
  expect(job?.status).toBe("completed");
});

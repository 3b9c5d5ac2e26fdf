import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { consoleForExamples, path, type Run } from "./run-examples";

const { up, run } = consoleForExamples();

const COMMANDS: [example: string, command: Run["command"]][] = [
  ["curl", ["sh", path("curl/record-job.sh")]],
  ["python", ["python3", path("python/record_job.py")]],
  ["php", ["php", path("php/record-job.php")]],
];

test.each(COMMANDS)(
  "a wrong token is told by %s in the console's words, and no CSV is left",
  async (example, command) => {
    const variables = { JOBS_URL: `${up.site.address}/`, JOBS_TOKEN: "jct_wrong" };
    const { cwd, ...ended } = await run(`${example}-refused`, { command, variables });
    expect(ended).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining('"code":"bad_token"') });
    expect(ended.stderr).not.toContain("Traceback");
    expect(await readdir(cwd)).toEqual([]);
  },
);

test.each(COMMANDS)(
  "that the console is away is told by %s in a sentence",
  { concurrent: true },
  async (example, command) => {
    const { cwd, ...ended } = await run(`${example}-away`, {
      command,
      variables: { JOBS_URL: "http://127.0.0.1:9" },
    });
    expect(ended).toEqual({ code: 1, stdout: "", stderr: expect.any(String) });
    expect(ended.stderr).not.toMatch(/Traceback|Warning/);
    expect(await readdir(cwd)).toEqual([]);
  },
);

test.each(COMMANDS)("%s says which setting is missing", async (example, command) => {
  for (const name of ["JOBS_URL", "JOBS_TOKEN"]) {
    const variables = { JOBS_URL: up.site.address, [name]: "" };
    const { code, stderr } = await run(example, { command, variables });
    expect({ code, stderr }).toEqual({
      code: expect.toSatisfy(Boolean),
      stderr: expect.stringContaining(name),
    });
  }
});

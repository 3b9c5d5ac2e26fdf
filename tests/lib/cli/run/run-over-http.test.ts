import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { type ScriptedConsole, scriptedConsole } from "@/tests/support/scripted-console";
import { callCli, type Ended, startCli, words } from "../call-cli";

/** No database is there to fall back to. */
const NOWHERE = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", JOBS_TOKEN: "jct_secret" };

/** Runs a shell script as a job at the console. */
const start = ({ url }: ScriptedConsole, script: string, ...options: string[]) =>
  startCli(NOWHERE, [
    ...words`run --type export --name Nightly --url ${url}`,
    ...options,
    ...words`-- sh -c ${script}`,
  ]);
const run = (...given: Parameters<typeof start>): Promise<Ended> => start(...given).ended;

/** A folder that is gone after the test. */
async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-run-http-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("a command is recorded over HTTP alone: its files, its exit code, the end of its stderr", async () => {
  const site = await scriptedConsole();
  const folder = await scratch();
  await writeFile(join(folder, "in.csv"), "before");
  // The command waits for the copy of its input, however long that takes here.
  const waits = "while [ ! -e go ]; do sleep 0.1; done";
  const script = `cd ${folder}; ${waits}; echo after > in.csv; echo half > out.txt; echo broken >&2; exit 7`;
  const files = ["--input", join(folder, "in.csv"), "--output", join(folder, "out.txt")];
  const running = run(site, script, "--owner", "maria", ...files);
  await vi.waitFor(() => expect(site.done).toHaveLength(3), { timeout: 60_000 });
  await writeFile(join(folder, "go"), "");
  const ended = await running;
  expect(ended).toEqual({ code: 7, stdout: "", stderr: "broken\n" });
  expect(site.done.map(({ path, body }) => [path.replace("/api/v1/", ""), body])).toEqual([
    ["jobs", JSON.stringify({ type: "export", name: "Nightly", owner: "maria" })],
    ["jobs/1/start", "{}"],
    ["jobs/1/files?kind=input&name=in.csv", "before"],
    ["jobs/1/files?kind=output&name=out.txt", "half\n"],
    ["jobs/1/fail", JSON.stringify({ message: "exit code 7", trace: "broken\n" })],
  ]);
  expect(site.done.every(({ authorization }) => authorization === "Bearer jct_secret")).toBe(true);
  expect(site.done.slice(2).every(({ run: token }) => token === "run-1")).toBe(true);
});

test("whatever the console does, the command runs, with its own exit code, and a warning says why", async () => {
  const [hanging, refusing, away] = [
    await scriptedConsole(),
    await scriptedConsole(),
    await scriptedConsole(),
  ];
  hanging.fault = () => "swallow";
  refusing.fault = () => ({ status: 401, body: { code: "bad_token", detail: "The token is not valid." } });
  await away.stop();
  const [hung, refused, missed] = await Promise.all([
    run(hanging, "echo ran; exit 7"),
    run(refusing, "echo ran; exit 7"),
    run(away, "echo ran; exit 7", "--input", "/dev/null", "--output", "/none"),
  ]);
  for (const { code, stdout, stderr } of [hung, refused, missed]) {
    expect([code, stdout]).toEqual([7, "ran\n"]);
    expect(stderr).not.toContain("jct_secret");
  }
  expect(hung.stderr).toMatch(/^The end of the command is not recorded: the console did not answer\.\n$/m);
  expect(refused.stderr).toBe("The command runs, but is not recorded: The token is not valid.\n");
  expect(missed.stderr).toMatch(/^Not recorded yet: The console does not answer: .*ECONNREFUSED/);
});

test("a console that comes up while the command runs has it recorded all the same", async () => {
  const site = await scriptedConsole();
  await site.stop();
  const folder = await scratch();
  const waits = `echo runs; while [ ! -e ${folder}/end ]; do sleep 0.1; done`;
  const { ended, says } = start(site, waits);
  await says("runs");
  await site.start();
  await vi.waitFor(() => expect(site.story).toHaveLength(2), { timeout: 60_000 });
  await writeFile(join(folder, "end"), "");
  expect(await ended).toMatchObject({ code: 0, stdout: "runs\n" });
  expect(site.story).toEqual(["jobs", "jobs/1/start", "jobs/1/complete"]);
});

test("with --url the token says who acts, so that --as is refused and nothing runs", async () => {
  const call = [...words`--as anna run --type export --name x --url http://127.0.0.1:1 --`, "echo", "ran"];
  expect(await callCli({ url: NOWHERE.DATABASE_URL, dataDir: "" }, call)).toEqual({
    code: 2,
    stdout: "",
    stderr: "as: it can't be used with --url: the token decides the user.\n",
  });
});

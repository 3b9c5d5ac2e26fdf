import { expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { testDatabase } from "@/tests/support/database";
import { leadingTo, spawnCli, startCli, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const recorded = (name: string, ...command: string[]) =>
  words`run --type import --name ${name} --`.concat(command);

async function jobNamed(name: string) {
  const [row] = await database().sql("select id::text from job where name = $1", [name]);
  return row ? getJob(database().access, String(row.id)) : null;
}

test("a command that ends well is a completed job, and its three streams are its own", async () => {
  const script = "cat; echo aloud; echo aside >&2; echo by path > /dev/stderr";
  const args = words`run --type ocr_pass --name well --owner anna --description Reads --run-at /imports/7 --`;
  await database().asUser("anna");
  const ended = await spawnCli(database(), [...args, "sh", "-c", script], { input: "from stdin\0\n" });
  expect(ended).toEqual({ code: 0, stdout: "from stdin\0\naloud\n", stderr: "aside\nby path\n" });
  expect(await jobNamed("well")).toMatchObject({
    type: "ocr_pass",
    status: "completed",
    ownerName: "anna",
    description: "Reads",
    ...{
      startedAt: expect.any(String),
      output: null,
      progressDone: null,
      stackTrace: null,
      errorMessage: null,
    },
  });
});

test("an exit code is passed on, and the last 200 lines of stderr are the trace", async () => {
  const script = 'for (let n = 1; n <= 5000; n++) console.error("line " + n); process.exitCode = 3;';
  const ended = await spawnCli(database(), recorded("badly", process.execPath, "-e", script));
  const lines = Array.from({ length: 5000 }, (_, index) => `line ${index + 1}\n`);
  expect(ended).toEqual({ code: 3, stdout: "", stderr: lines.join("") });
  expect(await jobNamed("badly")).toMatchObject({
    status: "failed",
    errorMessage: "exit code 3",
    stackTrace: lines.slice(-200).join(""),
  });
});

test("a line of 100 MB takes little memory, and leaves its end in the trace", async () => {
  const script =
    "head -c 100000000 /dev/zero | tr '\\0' x >&2; echo 'the end' >&2; grep VmHWM /proc/$PPID/status; exit 1";
  const { child, ended } = startCli(leadingTo(database()), recorded("long", "sh", "-c", script));
  child.stderr?.removeAllListeners("data").resume();
  const { code, stdout } = await ended;
  expect(code).toBe(1);
  // What Node with tsx and a connection needs anyway is about 150 MB.
  if (stdout) expect(Number(/\d+/.exec(stdout)?.[0])).toBeLessThan(400_000);
  const trace = (await jobNamed("long"))?.stackTrace ?? "";
  expect(trace).toMatch(/^… 99,\d{3},\d{3} bytes left out …\nx+the end\n$/);
  expect(Buffer.byteLength(trace)).toBeLessThanOrEqual(256 * 1024);
});

test("SIGTERM and SIGINT reach the command, and the job is then cancelled", async () => {
  const told = async (signal: "SIGTERM" | "SIGINT") => {
    const script = `process.on("${signal}", () => { console.log("told"); process.exit(0); });
      setInterval(() => {}, 1000); console.log("ready");`;
    const args = recorded(signal, process.execPath, "-e", script);
    const { child, ended, says } = startCli(leadingTo(database()), args);
    await says("ready");
    child.kill(signal);
    return ended;
  };
  const [term, int] = await Promise.all([told("SIGTERM"), told("SIGINT")]);
  expect(term).toEqual({ code: 143, stdout: "ready\ntold\n", stderr: "" });
  expect(int).toEqual({ code: 130, stdout: "ready\ntold\n", stderr: "" });
  for (const name of ["SIGTERM", "SIGINT"]) {
    expect(await jobNamed(name)).toMatchObject({ status: "cancelled", errorMessage: null });
  }
});

test("a command that can't be started, or is killed, is a failed job that says so", async () => {
  const [missing, folder, killed] = await Promise.all([
    spawnCli(database(), recorded("missing", "no-such-command")),
    spawnCli(database(), recorded("folder", "/tmp")),
    spawnCli(database(), recorded("killed", "sh", "-c", "kill -KILL $$")),
  ]);
  expect(missing).toEqual({ code: 127, stdout: "", stderr: "There is no command “no-such-command”.\n" });
  expect(await jobNamed("missing")).toMatchObject({
    status: "failed",
    errorMessage: "There is no command “no-such-command”.",
    stackTrace: null,
  });
  expect(folder.code).toBe(126);
  expect((await jobNamed("folder"))?.status).toBe("failed");
  expect(killed.code).toBe(137);
  expect(await jobNamed("killed")).toMatchObject({ status: "failed", errorMessage: "killed by SIGKILL" });
});

test("what is behind -- is the command's, and usage that leaves out what a job needs runs nothing", async () => {
  const [own, nameless] = await Promise.all([
    spawnCli(database(), recorded("own options", "echo", "--as", "--", "--name")),
    spawnCli(database(), ["run", "--type", "import", "--", "echo", "ran"]),
  ]);
  expect(stdoutOf(own)).toBe("--as -- --name\n");
  expect(nameless).toMatchObject({ code: 2, stdout: "" });
});

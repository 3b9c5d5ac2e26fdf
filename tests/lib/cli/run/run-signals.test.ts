import { resolve } from "node:path";
import { expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { testDatabase } from "@/tests/support/database";
import { leadingTo, startCli, words } from "../call-cli";

const database = testDatabase();
/** As people start it. */
const program = [process.execPath, resolve("bin/jobs.mjs")];

async function jobNamed(name: string) {
  const [row] = await database().sql("select id::text from job where name = $1", [name]);
  return row ? getJob(database().access, String(row.id)) : null;
}

/** Runs a command that prints the signals that it gets, and ends at the third. */
function startListener(name: string) {
  const script = `let count = 0;
    for (const signal of ["SIGQUIT", "SIGUSR1", "SIGUSR2"]) {
      process.on(signal, () => { console.log("got " + signal); if (++count === 3) process.exit(0); });
    }
    setInterval(() => {}, 1000); console.log("ready");`;
  const args = words`run --type import --name ${name} --`.concat(process.execPath, "-e", script);
  return startCli(leadingTo(database()), args, { program });
}

test("SIGQUIT, SIGUSR1 and SIGUSR2 are the command's, which goes on; no debugger opens", async () => {
  const { child, ended, says } = startListener("signals");
  await says("ready");
  for (const signal of ["SIGUSR1", "SIGUSR2", "SIGQUIT"] as const) {
    child.kill(signal);
    await says(`got ${signal}`);
  }
  const stdout = "ready\ngot SIGUSR1\ngot SIGUSR2\ngot SIGQUIT\n";
  expect(await ended).toEqual({ code: 0, stdout, stderr: "" });
  expect(await jobNamed("signals")).toMatchObject({ status: "completed" });
});

test("a command that SIGQUIT ends is a cancelled job", async () => {
  const args = words`run --type import --name quit --`.concat("sh", "-c", "echo ready; exec sleep 1000");
  const { child, ended, says } = startCli(leadingTo(database()), args, { program });
  await says("ready");
  child.kill("SIGQUIT");
  expect(await ended).toMatchObject({ code: 131, stderr: "" });
  expect(await jobNamed("quit")).toMatchObject({ status: "cancelled", errorMessage: null });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { ownWriter, writerState } from "@/lib/files/store/writer";

test("a writer is this process, one that runs, one that is gone, or one of another machine", async () => {
  expect(writerState(ownWriter())).toBe("running");
  const program = `import { ownWriter } from "./lib/files/store/writer.ts";
    console.log(ownWriter()); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  const name = String(said).trim();
  expect(name).not.toBe(ownWriter());
  expect(writerState(name)).toBe("running");
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  expect(writerState(name)).toBe("gone");
  expect(writerState(name.replace(/^\w+/, "0123456789ab"))).toBe("unknown");
  for (const name of ["", "x", "1-2-3", "../1-2"]) expect(writerState(name)).toBe("unknown");
});

test.runIf(process.platform === "linux")(
  "a process that got the id of a writer that is gone is not the writer",
  () => {
    expect(writerState(ownWriter().replace(/\w+$/, "1"))).toBe("gone");
  },
);

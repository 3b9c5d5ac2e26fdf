import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/*
 * Loaded by a server before its own program. On SIGUSR2 it frees unused memory and writes into a file of a folder what
 * it uses: memory in bytes, and its processor time so far in milliseconds, before and after the freeing, which takes
 * some. Memory is RSS without what Node keeps free for objects to come: that differs by half from one time to the next.
 * The folder stands in the address by which this file is loaded.
 */
setFlagsFromString("--expose-gc");
const folder = new URL(import.meta.url).searchParams.get("folder") ?? "";
const collect = runInNewContext("gc");

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

process.on("SIGUSR2", async () => {
  const cpuMsBefore = cpuMs();
  for (let time = 0; time < 3; time++) {
    // Free memory is given back by this one alone, and after a moment.
    await collect({ type: "major", execution: "async", flavor: "last-resort" });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  const memory = rss - (heapTotal - heapUsed);
  const file = join(folder, `${process.pid}.json`);
  await writeFile(`${file}.new`, JSON.stringify({ memory, cpuMsBefore, cpuMsAfter: cpuMs() }));
  await rename(`${file}.new`, file);
});

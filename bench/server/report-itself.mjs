import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/*
 * Loaded by a server before its own program. On SIGUSR2 it frees unused memory and writes into a file of a folder what
 * it uses: memory (RSS) in bytes, and its processor time so far in milliseconds, before and after the freeing, which
 * takes some. The folder stands in the address by which this file is loaded.
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
  collect();
  // What was freed may have held more, and memory is given back a moment later.
  await new Promise((resolve) => setTimeout(resolve, 500));
  collect();
  const { rss } = process.memoryUsage();
  const file = join(folder, `${process.pid}.json`);
  await writeFile(`${file}.new`, JSON.stringify({ rss, cpuMsBefore, cpuMsAfter: cpuMs() }));
  await rename(`${file}.new`, file);
});

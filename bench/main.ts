import { writeFile } from "node:fs/promises";
import { runMain } from "@/lib/serve/lifetime";
import { openBench } from "./bench";
import { weighDisk } from "./disk";
import { describeMachine } from "./machine";
import { measuresOf } from "./measures";
import { readOptions } from "./options";
import { say } from "./progress";
import { isAllOk, toJson, toTable } from "./report";
import { runMeasures } from "./run-measures";

await runMain(async (life) => {
  const { jobs, json, save, only, data } = readOptions(process.argv.slice(2));
  const measures = measuresOf(only);
  const bench = await openBench({ jobs, data }, life);
  const { db } = bench.large.access;
  // Before the measures, because some of them write.
  const disk = await weighDisk(db);
  const machine = await describeMachine(db);
  const runs = measures.map(({ makes, measure }) => ({ makes, measure: () => measure(bench) }));
  const report = { machine, jobs, ...(await runMeasures(runs)), disk };
  if (save) await writeFile(save, toJson(report));
  process.stdout.write(json ? toJson(report) : toTable(report));
  say(`In ${Math.round(performance.now() / 1000)} s in all`);
  await life.end(isAllOk(report) ? 0 : 1);
});

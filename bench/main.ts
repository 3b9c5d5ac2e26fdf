import { parseArgs } from "node:util";
import { runMain } from "@/lib/serve/lifetime";
import { openBench } from "./bench";
import { type Figure, isOk, type Measure } from "./figure";
import { clearVsDelete } from "./figures/clear-vs-delete";
import { download } from "./figures/download";
import { errorReport } from "./figures/error-report";
import { exportVsCopy } from "./figures/export-vs-copy";
import { firstPage } from "./figures/first-page";
import { jobPage } from "./figures/job-page";
import { jobsPage } from "./figures/jobs-page";
import { describeMachine } from "./machine";
import { say } from "./progress";
import { toJson, toTable } from "./report";

const MEASURES: Record<string, Measure> = {
  "first page": firstPage,
  export: exportVsCopy,
  clear: clearVsDelete,
  "weight of /jobs": jobsPage,
  "page of a job": jobPage,
  download,
  // Last: it records jobs of its own.
  "error report": errorReport,
};

await runMain(async (life) => {
  const { jobs, json } = readOptions(process.argv.slice(2));
  const bench = await openBench(jobs, life);
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(MEASURES)) {
    say(`Measuring: ${name}`);
    figures.push(...(await measure(bench)));
  }
  const report = { machine: await describeMachine(bench.large.access.db), jobs, figures };
  process.stdout.write(json ? toJson(report) : toTable(report));
  await life.end(figures.every(isOk) ? 0 : 1);
});

function readOptions(args: string[]): { jobs: number; json: boolean } {
  const { values } = parseArgs({
    args,
    options: { jobs: { type: "string", default: "1000000" }, json: { type: "boolean", default: false } },
  });
  if (!/^[1-9]\d{0,8}$/.test(values.jobs)) {
    throw new Error(`--jobs: give a number from 1 to 999999999, not "${values.jobs}".`);
  }
  return { jobs: Number(values.jobs), json: values.json };
}

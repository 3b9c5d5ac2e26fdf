import type { Measure } from "../figure";
import { type PutLoad, startLoadGenerator } from "../load/load";
import { quantile } from "../load/producers";
import { dropAnswer } from "../server/drop-answer";
import { type SignedInConsole, serveConsole } from "../server/serve-console";
import { timed } from "../timing";

const WARM_UPS = 20;
const ROUNDS = 4;
const PAGES = 50;
/** New exports start for this long, one after the other: longer than the pages take. */
const EXPORTS_MS = 10_000;

/**
 * How much longer GET /jobs takes while a user exports all jobs: one visitor asks for page after page, in rounds with
 * an export running and rounds without. Another process receives the export, so that the one that times the pages has
 * nothing else to do.
 */
export const pageDuringExport: Measure = async (bench) => {
  const console = await serveConsole(bench, bench.large);
  const put = startLoadGenerator(bench);
  await pages(console, WARM_UPS);
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(...(await pages(console, PAGES)));
    beside.push(...(await duringExport(put, console, () => pages(console, PAGES))));
  }
  const [without, during] = [quantile(alone, 0.95), quantile(beside, 0.95)];
  const ms = { unit: "ms", bar: null };
  return [
    { name: "page_p95_during_export", value: during / without, unit: "times without", bar: { atMost: 2 } },
    { name: "page_p95_during_export_ms", value: during, ...ms },
    { name: "page_p95_without_export_ms", value: without, ...ms },
  ];
};

async function pages(console: SignedInConsole, count: number): Promise<number[]> {
  const ms: number[] = [];
  for (let page = 0; page < count; page++) ms.push(await timed(() => dropAnswer(console, "/jobs")));
  return ms;
}

/** Exports again and again until the work is done, then waits for the last export, which must be whole. */
async function duringExport(
  put: PutLoad,
  { address, cookie }: SignedInConsole,
  work: () => Promise<number[]>,
): Promise<number[]> {
  const exporting = put({ url: `${address}/jobs/export-csv`, cookie, clients: 1, ms: EXPORTS_MS });
  const took = await Promise.race([
    work(),
    exporting.then(() => Promise.reject(new Error("The export has ended."))),
  ]);
  await exporting;
  return took;
}

import type { Measure } from "../figure";
import { startLoadGenerator } from "../load/load";
import { serveConsole } from "../server/serve-console";
import { median } from "../timing";

const CLIENTS = 16;
const RUNS = 5;
const RUN_MS = 4_000;

/** How many first pages of all jobs a server gives to programs in a second, over how many it gives to people. */
export const jsonList: Measure = async (bench) => {
  const { address, cookie } = await serveConsole(bench, bench.large);
  const put = startLoadGenerator(bench);
  const ask = async (path: string) =>
    (await put({ url: address + path, cookie, clients: CLIENTS, ms: RUN_MS })).perSecond;
  const rounds: { json: number; page: number }[] = [];
  // The two take turns, so that noise affects both; the first round is a warm-up.
  for (let run = -1; run < RUNS; run++) {
    const round = { json: await ask("/api/v1/jobs"), page: await ask("/jobs") };
    if (run >= 0) rounds.push(round);
  }
  const rate = { unit: "a second", bar: null };
  return [
    {
      name: "json_list_vs_page",
      value: median(rounds.map(({ json, page }) => json / page)),
      unit: "times /jobs",
      bar: { atLeast: 1.5 },
    },
    { name: "json_list_rps", value: median(rounds.map(({ json }) => json)), ...rate },
    { name: "page_rps_beside_json", value: median(rounds.map(({ page }) => page)), ...rate },
  ];
};

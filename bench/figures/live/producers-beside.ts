import { setTimeout as pause } from "node:timers/promises";
import type { Measure } from "../../figure";
import { serveLive } from "../../live/live-console";
import { withScene } from "../../live/scene";
import { openProducers } from "../../load/recording";
import { removingAfter } from "../../removing-after";
import { median } from "../../timing";

const ROUNDS = 8;
const WARM_UP_MS = 1_000;
/** Much longer than the longest pause between two readings: a shorter run would hold one or two of them by chance. */
const RUN_MS = 10_000;
const SETTLED_MS = 2_000;

/**
 * Jobs created, started and completed a second by four producers beside 1,000 live viewers, over the same without any.
 * The two take turns, and the figure is the median of the ratios within a round.
 */
export const producersBesideLive: Measure = async (bench) => {
  const console = await serveLive(bench);
  const producers = openProducers(bench.large.url, bench.folder);
  const perSecond = (ms: number) => removingAfter(bench.large.access.db, () => producers.cyclesPerSecond(ms));
  try {
    return await withScene(bench, console, async ({ viewers }) => {
      const rounds: { without: number; beside: number }[] = [];
      const besideViewers = async () => {
        await console.viewers.open(viewers);
        await pause(SETTLED_MS);
        const beside = await perSecond(RUN_MS);
        await console.viewers.closeAll();
        await pause(SETTLED_MS);
        return beside;
      };
      await perSecond(WARM_UP_MS);
      for (let round = 0; round < ROUNDS; round++) {
        // Each comes first as often as the other.
        if (round % 2 === 0) rounds.push({ without: await perSecond(RUN_MS), beside: await besideViewers() });
        else rounds.push({ beside: await besideViewers(), without: await perSecond(RUN_MS) });
      }
      const rate = { unit: "jobs a second", bar: null };
      return [
        {
          name: "producers_beside_live",
          value: median(rounds.map(({ without, beside }) => beside / without)),
          unit: "times without viewers",
          bar: { atLeast: 0.95 },
        },
        {
          name: "producers_beside_live_per_second",
          value: median(rounds.map(({ beside }) => beside)),
          ...rate,
        },
        {
          name: "producers_without_live_per_second",
          value: median(rounds.map(({ without }) => without)),
          ...rate,
        },
      ];
    });
  } finally {
    await producers.close();
  }
};

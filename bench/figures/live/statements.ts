import { setTimeout as pause } from "node:timers/promises";
import type { Measure } from "../../figure";
import { changeWhile } from "../../live/changes";
import { type LiveConsole, serveLive } from "../../live/live-console";
import { withScene } from "../../live/scene";

/** Several times the span after which rights and silence are read again. */
const COUNTED_MS = 40_000;
const IDLE_MS = 5_000;
/** New viewers are read for at once; after that, once a second. */
const SETTLED_MS = 2_000;

/**
 * How many statements a second the live reader runs under 100 changes a second: with one viewer, and with 1,000 of 200
 * owners and five filters; and with none. Counted on the wire.
 */
export const liveStatements: Measure = async (bench) => {
  const console = await serveLive(bench);
  return withScene(bench, console, async ({ viewers, jobs }) => {
    const perSecond: number[] = [];
    for (const some of [viewers.slice(0, 1), viewers]) {
      await console.viewers.open(some);
      await changeWhile(bench, jobs, async () => {
        await pause(SETTLED_MS);
        perSecond.push(await statementsPerSecond(console, COUNTED_MS));
      });
      await console.viewers.closeAll();
    }
    await pause(SETTLED_MS);
    const idle = await statementsPerSecond(console, IDLE_MS);
    const [one = Number.NaN, thousand = Number.NaN] = perSecond;
    const unit = "statements a second";
    return [
      { name: "live_statements", value: Math.max(one, thousand), unit, bar: { atMost: 4 } },
      { name: "live_statements_at_1", value: one, unit, bar: null },
      { name: "live_statements_at_1000", value: thousand, unit, bar: null },
      {
        name: "live_statements_growth",
        value: thousand / one,
        unit: "times those at 1",
        bar: { atMost: 1.05 },
      },
      { name: "live_statements_idle", value: idle, unit, bar: { atMost: 0 } },
    ];
  });
};

async function statementsPerSecond({ statements }: LiveConsole, ms: number): Promise<number> {
  const [start, before] = [performance.now(), statements()];
  await pause(ms);
  return ((statements() - before) / (performance.now() - start)) * 1000;
}

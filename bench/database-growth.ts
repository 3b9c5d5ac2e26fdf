import type { Access } from "@/lib/jobs/access";
import { type Bench, type SeededDatabase, SMALL_JOBS } from "./bench";
import type { Figure } from "./figure";
import { median } from "./timing";

const WARM_UPS = 20;
const RUNS = 200;
const LONGEST_MS = 6_000;

/** Something that a page reads. */
export interface Reading {
  /** The name of its part among the figures. */
  name: string;
  read: (access: Access) => Promise<unknown>;
}

type Sizes = Pick<Bench, "small" | "large">;

/**
 * How the database's time for a reading grows from the small database to the large one: the median of up to 200 runs
 * over the median of as many. The two take turns, so that noise affects both. The time is that of the statements alone,
 * each from when it is sent until the driver has its whole answer; what the verb does with the rows is not included.
 */
export async function databaseGrowth(
  { small, large }: Sizes,
  { name, read }: Reading,
  where = `at ${SMALL_JOBS.toLocaleString("en")} jobs`,
): Promise<Figure> {
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  const start = performance.now();
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const [one, other] = [await databaseMs(small, read), await databaseMs(large, read)];
    if (run < 0) continue;
    smallMs.push(one);
    largeMs.push(other);
    if (performance.now() - start > LONGEST_MS) break;
  }
  const before = median(smallMs);
  return {
    name,
    value: median(largeMs) / before,
    unit: `times the ${before.toFixed(2)} ms ${where}`,
    bar: null,
  };
}

/** The worst of several readings as one figure, followed by each of them. */
export async function worstGrowth(
  sizes: Sizes,
  { name, atMost, readings }: { name: string; atMost: number; readings: Reading[] },
): Promise<Figure[]> {
  const parts: Figure[] = [];
  for (const reading of readings) parts.push(await databaseGrowth(sizes, reading));
  const value = Math.max(...parts.map((part) => part.value));
  return [{ name, value, unit: "times, the worst of these", bar: { atMost } }, ...parts];
}

async function databaseMs(database: SeededDatabase, read: Reading["read"]): Promise<number> {
  const before = database.databaseMs();
  await read(database.access);
  return database.databaseMs() - before;
}

import { countedTypes, JobCounts, type OwnerCounts, parseOwnerCounts } from "@/lib/jobs/counts/count-jobs";
import { Entry, replace, type Watcher } from "./registry";

/** What counts say of somebody's jobs since they were last read: there are fewer, or some have come or moved. */
export type CountChange = "fewer" | "moved" | null;

/** The counts of what one owner has ("*": of everything), and of one type if a filter asks for that. */
export class Counted extends Entry<JobCounts> {
  readonly whose: string;
  /** The maintained counts that these are made of, as "whose types". */
  readonly pairs: readonly string[];
  private readonly type: string | null;
  private read = "";

  constructor(whose: string, type: string | null) {
    super(countedKey(whose, type));
    this.whose = whose;
    this.type = type;
    this.pairs = countedTypes(type).map((types) => `${whose} ${types}`);
  }

  /** Takes the numbers that were read. */
  take(numbers: Readonly<Record<string, string>>, affected: Set<Watcher>): CountChange {
    const texts = this.pairs.map((pair) => numbers[pair] ?? NOTHING);
    const read = texts.join();
    if (read === this.read) return null;
    this.read = read;
    const before = this.value;
    const maintained = this.pairs.map((pair, at): OwnerCounts => {
      const [, types = ""] = pair.split(" ");
      return parseOwnerCounts(types, texts[at] ?? NOTHING);
    });
    // Which types there are is not looked up: no live page shows it.
    const counts = new JobCounts({ maintained, types: [] }, this.type);
    replace(this, counts, affected);
    return before && totalOf(counts) < totalOf(before) ? "fewer" : "moved";
  }
}

const NOTHING = "0 0 0 0 0 0 0";

const totalOf = (counts: JobCounts): number => counts.matching({ tab: "general", status: null, type: null });

export const countedKey = (whose: string, type: string | null): string =>
  type === null ? whose : `${whose} ${type}`;

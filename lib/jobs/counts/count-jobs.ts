import { sql } from "drizzle-orm";
import { z } from "zod";
import { preparedQuery } from "@/db/cached-query";
import { reading } from "@/lib/current-verb";
import type { Access, Viewer } from "@/lib/jobs/access";
import { bareWord, type FilterWords } from "@/lib/jobs/filter/filter-words";
import { instant } from "@/lib/jobs/job";
import { type CardStatus, cardOf, STATUSES } from "@/lib/jobs/status";
import { holdsType, TAB_MEANINGS, type Tab } from "@/lib/jobs/tab";
import { KNOWN_TYPES } from "@/lib/jobs/type";

/** How many of a viewer's own types a tab offers; the others can still be named. */
const OFFERED_TYPES = 100;

/** The database's name for all jobs of a tab; see db/schema/counts.ts. */
const ALL_OF: Readonly<Record<Tab, string>> = { general: "*", imports: "*imports" };

// Writes that bypass the triggers could take a count below zero, until verify-counts repairs it.
const count = z.coerce.number().transform((number) => Math.max(0, number));
const ownerCounts = z.object({
  counted_types: z.string(),
  pending: count,
  queued: count,
  running: count,
  completed: count,
  failed: count,
  cancelled: count,
  with_rejected_rows: count,
});
const read = z.object({ maintained: z.array(ownerCounts), types: z.array(z.string()) });
const readNow = read.extend({ readAt: instant });

export type OwnerCounts = z.infer<typeof ownerCounts>;

/** The counts of one (whose, types) as numbers in a text, in the order of the columns above. */
export function parseOwnerCounts(types: string, numbers: string): OwnerCounts {
  const [pending, queued, running, completed, failed, cancelled, with_rejected_rows] = numbers.split(" ");
  return ownerCounts.parse({
    counted_types: types,
    pending,
    queued,
    running,
    completed,
    failed,
    cancelled,
    with_rejected_rows,
  });
}

/** How many jobs a viewer sees, by status: those of each tab, and those of one type. All read at one moment. */
export class JobCounts {
  private readonly byTypes: Map<string, OwnerCounts>;
  private readonly ownTypes: string[];
  private readonly countedType: string | null;
  /** When they were read, by the database's clock; null if that is not known. */
  readonly readAt: string | null;

  constructor(
    { maintained: rows, types }: z.infer<typeof read>,
    countedType: string | null,
    readAt: string | null = null,
  ) {
    this.byTypes = new Map(rows.map((row) => [row.counted_types, row]));
    this.ownTypes = types;
    this.countedType = countedType;
    this.readAt = readAt;
  }

  /** The types that a tab's filter offers: the tab's own, or the known ones and then those of the viewer's jobs. */
  types(tab: Tab): string[] {
    const own = this.ownTypes.slice(0, OFFERED_TYPES);
    return [...(TAB_MEANINGS[tab].types ?? new Set([...KNOWN_TYPES, ...own]))];
  }

  /** Whether the viewer's jobs on the tab have types that are not offered. */
  hasMoreTypes(tab: Tab): boolean {
    return TAB_MEANINGS[tab].types === null && this.ownTypes.length > OFFERED_TYPES;
  }

  /** Whether the tab can be filtered by the type: it is offered, or some of the viewer's jobs have it. */
  knows(tab: Tab, type: string): boolean {
    if (!holdsType(tab, type)) return false;
    return this.types(tab).includes(type) || this.matching({ tab, type, status: null }) > 0;
  }

  /** The six cards of a tab, which no filter changes. Total is exactly the sum of the others. */
  cards(tab: Tab): Record<CardStatus | "total", number> {
    const of = (status: CardStatus | null) => this.matching({ tab, status, type: null });
    return {
      total: of(null),
      pending: of("pending"),
      running: of("running"),
      completed: of("completed"),
      failed: of("failed"),
      cancelled: of("cancelled"),
    };
  }

  /** How many completed jobs of a tab have rejected rows. */
  completedWithRejectedRows(tab: Tab): number {
    return this.byTypes.get(ALL_OF[tab])?.with_rejected_rows ?? 0;
  }

  /** How many jobs the list holds under a filter, on all its pages. Throws for a type other than the counted one. */
  matching({ tab, status, type }: CountedWords): number {
    const ofTab = (of: string) => this.byStatus(this.byTypes.get(of), status);
    if (type === null) return ofTab(ALL_OF[tab]);
    const { word, isNot } = bareWord(type);
    if (word !== this.countedType) throw new Error("jobs of this type were not counted");
    const ofType = holdsType(tab, word) ? ofTab(word) : 0;
    return isNot ? ofTab(ALL_OF[tab]) - ofType : ofType;
  }

  private byStatus(row: OwnerCounts | undefined, status: CountedWords["status"]): number {
    const asked = status === null ? null : bareWord(status);
    return STATUSES.filter((word) => asked === null || (cardOf(word) === asked.word) !== asked.isNot).reduce(
      (sum, word) => sum + (row?.[word] ?? 0),
      0,
    );
  }
}

/** The filters that the maintained counts know. */
export type CountedWords = Pick<FilterWords, "tab" | "status" | "type">;

/**
 * Reads the maintained counts of the viewer's jobs, and of those of one type if it is given, also as "-sync". The cost is that of a few
 * rows, however many jobs, owners and types there are.
 */
export const countJobs = (access: Access, type: string | null = null): Promise<JobCounts> =>
  countJobsOf(access, whoseCounts(access.viewer), type);

/** The same of one owner's jobs ("*": of everyone's). Whether the viewer may see them was checked before. */
export function countJobsOf({ db }: Access, whose: string, type: string | null): Promise<JobCounts> {
  return reading("countJobsOf", async () => {
    const of = type === null ? null : bareWord(type).word;
    const [found] = await counts(db, { whose, rows: countedTypes(of) });
    const { readAt, ...counted } = readNow.parse(found);
    return new JobCounts(counted, of, readAt);
  });
}

const counts = preparedQuery((db) => {
  const [whose, rows] = [sql.placeholder("whose"), sql.placeholder("rows")];
  return db
    .select({
      maintained: sql`(select coalesce(json_agg(k), '[]') from jobs.maintained_counts(${whose}, ${rows}::text[]) as k)`,
      readAt: sql`clock_timestamp()::text`,
      // As JSON, because the driver splits an array into single letters.
      types: sql`to_json(array(select jobs.first_types(${whose}, ${OFFERED_TYPES + 1}::int)))`,
    })
    .from(sql`(values (1)) as one`);
});

/** The database's names for what JobCounts holds: all jobs of each tab, and those of one type. */
export const countedTypes = (type: string | null): string[] => [
  ...Object.values(ALL_OF),
  ...(type === null ? [] : [type]),
];

/** The database's name for the counts of what this viewer sees. */
export const whoseCounts = (viewer: Viewer): string => (viewer.role === "admin" ? "*" : viewer.id);

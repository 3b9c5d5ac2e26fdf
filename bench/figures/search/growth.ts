import type { Access } from "@/lib/jobs/access";
import { COUNTED_FOR_PAGE } from "@/lib/jobs/list/count-matching";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import { type SeededDatabase, SMALL_JOBS } from "../../bench";
import type { Figure, Measure } from "../../figure";
import { asFirstOwner } from "../../first-owner";

const WARM_UPS = 3;
const RUNS = 40;
const DAY_MS = 86_400_000;

/** Of the seeded jobs, 1 in 10,000 has the rare ones, 1 in 900 the middling one, 1 in 20 the first frequent one. */
const WORDS: Record<string, string> = {
  rare: '"rights review"',
  none: "zzyzx",
  middling: "hyperlink",
  frequent: "photographs",
  most_frequent: "asked",
  two_words: "photographs registrar",
  rare_and_frequent: "parcels asked",
  prefix: "photo",
  letter: "p",
  phrase: '"asked for by the registrar"',
};

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

const FILTERS: Record<string, { params: RawParams; as?: (access: Access) => Access }> = {
  alone: { params: {} },
  staff: { params: {}, as: asFirstOwner },
  owner: { params: { owner: "owner 150" } },
  failed: { params: { status: "failed" } },
  cancelled: { params: { status: "cancelled" } },
  rare_type: { params: { type: "legacy_migration" } },
  dates: { params: { from: daysAgo(200), to: daysAgo(150) } },
};

interface Case {
  name: string;
  small: number[];
  large: number[];
}

/**
 * The database's time for a page with its total, under words of every frequency and with other filters: the 95th
 * percentile on the large database over that on the small one, and the slowest on the large one. The two take turns.
 */
export const searchGrowth: Measure = async ({ small, large }) => {
  const cases: Case[] = [];
  for (const [word, q] of Object.entries(WORDS)) {
    for (const [filter, { params, as = (access: Access) => access }] of Object.entries(FILTERS)) {
      const one: Case = { name: `search_${word}_${filter}`, small: [], large: [] };
      for (let run = -WARM_UPS; run < RUNS; run++) {
        for (const size of ["small", "large"] as const) {
          const ms = await databaseMs({ small, large }[size], as, { ...params, q });
          if (run >= 0) one[size].push(ms);
        }
      }
      cases.push(one);
    }
  }
  return figuresOf(cases);
};

async function databaseMs(database: SeededDatabase, as: (access: Access) => Access, params: RawParams) {
  const before = database.databaseMs();
  await readDashboard(as(database.access), params, { most: COUNTED_FOR_PAGE });
  return database.databaseMs() - before;
}

function figuresOf(cases: Case[]): Figure[] {
  const parts = cases.map(({ name, small, large }) => ({ name, small: p95(small), large: p95(large) }));
  const [grown] = parts.toSorted((one, other) => other.large / other.small - one.large / one.small);
  const [slowest] = parts.toSorted((one, other) => other.large - one.large);
  if (!(grown && slowest)) return [];
  return [
    {
      name: "search_p95_growth",
      value: grown.large / grown.small,
      unit: `times ${SMALL_JOBS.toLocaleString("en")} jobs, the worst: ${grown.name}`,
      bar: { atMost: 3 },
    },
    {
      name: "search_p95_ms",
      value: slowest.large,
      unit: `ms, the slowest: ${slowest.name}`,
      bar: { atMost: 150 },
    },
    ...parts.map(({ name, small, large }) => ({
      name,
      value: large,
      unit: `ms, ${(large / small).toFixed(2)} times the ${small.toFixed(2)} ms of the small one`,
      bar: null,
    })),
  ];
}

const p95 = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? Number.NaN;

import type { Status } from "@/lib/jobs/status";
import { NOW, type PicturedJob, secondsAfter } from "./pictured-job";
import { readingRoomFiles } from "./reading-room";

const DAY_SECONDS = 86_400;
const DAYS = 180;

interface Recurring {
  type: string;
  name: string;
  owner: string | null;
  /** Seconds after midnight, UTC. */
  at: number;
  /** About how many seconds it takes. */
  takes: number;
  /** It runs every so many days. */
  every: number;
  /** What a completed one left, given its day and a number. */
  left?: (day: string, number: number) => Pick<PicturedJob, "files" | "rejected">;
}

const RECURRING: readonly Recurring[] = [
  { type: "sync", name: "Nightly search index", owner: null, at: 3600, takes: 1240, every: 1 },
  {
    type: "export",
    name: "Nightly export for the union catalogue",
    owner: null,
    at: 7200,
    takes: 412,
    every: 1,
  },
  {
    type: "validation",
    name: "Fixity check of the digital masters",
    owner: null,
    at: 10_800,
    takes: 6120,
    every: 1,
  },
  { type: "ingest", name: "Scans of the day", owner: "tom", at: 61_200, takes: 940, every: 1 },
  {
    type: "ai_processing",
    name: "Text recognition of the day’s scans",
    owner: "tom",
    at: 63_000,
    takes: 2710,
    every: 1,
  },
  {
    type: "conversion",
    name: "Viewing copies of the day’s scans",
    owner: "tom",
    at: 66_600,
    takes: 1530,
    every: 1,
  },
  {
    type: "import",
    name: "Reading room register",
    owner: "ines",
    at: 57_600,
    takes: 38,
    every: 2,
    left: readingRoomFiles,
  },
  {
    type: "batch_update",
    name: "Open records whose closure has ended",
    owner: "maria",
    at: 28_800,
    takes: 75,
    every: 7,
  },
];

/** The jobs of earlier days, which the cards count: what an archive runs every night and every day. */
export function recurringJobs(): PicturedJob[] {
  const midnight = `${NOW.slice(0, 10)}T00:00:00Z`;
  const jobs: PicturedJob[] = [];
  for (let day = 0; day <= DAYS; day++) {
    for (const [at, kind] of RECURRING.entries()) {
      const createdAt = secondsAfter(midnight, kind.at - day * DAY_SECONDS);
      if (day % kind.every === 0) jobs.push(jobOf(kind, createdAt, day + at * 31));
    }
  }
  return jobs.filter(({ createdAt }) => createdAt < NOW);
}

function jobOf(kind: Recurring, createdAt: string, number: number): PicturedJob {
  const { type, name, owner, takes, left } = kind;
  const took = Math.round(takes * (0.8 + ((number * 37) % 41) / 100));
  const status = statusOf(number);
  return {
    type,
    name,
    owner,
    createdAt,
    status,
    waited: 1 + (number % 4),
    took,
    ...(status === "completed" && left?.(createdAt.slice(0, NOW.indexOf("T")), number)),
  };
}

/** A few in a hundred fail; fewer are cancelled. */
function statusOf(number: number): Status {
  if (number % 29 === 11) return "failed";
  return number % 83 === 5 ? "cancelled" : "completed";
}

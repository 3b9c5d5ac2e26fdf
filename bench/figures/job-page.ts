import { join } from "node:path";
import { sql } from "drizzle-orm";
import { diskStore } from "@/lib/files/store/disk-store";
import { createJob } from "@/lib/producer";
import type { Bench } from "../bench";
import type { Measure } from "../figure";
import { type SignedInConsole, serveConsole } from "../server/serve-console";
import { median, timed } from "../timing";

const SUBTASKS = 10_000;
const FILES = 20;
const WARM_UPS = 10;
const RUNS = 60;

/**
 * What a job's subtasks and files cost its page: the page of a job with 10,000 subtasks and 20 files, over that of the
 * same job with none. The two take turns, so that noise affects both.
 */
export const jobPage: Measure = async (bench) => {
  const console = await serveConsole(bench, bench.small);
  const bare = await recordJob(bench, { subtasks: 0, files: 0 });
  const full = await recordJob(bench, { subtasks: SUBTASKS, files: FILES });
  const bareMs: number[] = [];
  const fullMs: number[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const [one, other] = [await load(console, bare), await load(console, full)];
    if (run < 0) continue;
    bareMs.push(one);
    fullMs.push(other);
  }
  const ms = { unit: "ms", bar: null };
  return [
    {
      name: "job_page_full_vs_bare",
      value: median(fullMs) / median(bareMs),
      unit: "times a bare one's",
      bar: { atMost: 1.5 },
    },
    { name: "job_page_full_ms", value: median(fullMs), ...ms },
    { name: "job_page_bare_ms", value: median(bareMs), ...ms },
  ];
};

interface Recorded {
  id: string;
  /** A text that its page must have. */
  sign: string;
}

/** A job that has completed, with a few failed subtasks; its files are in the console's own store. */
async function recordJob(
  { folder, small: { access } }: Bench,
  { subtasks, files }: { subtasks: number; files: number },
): Promise<Recorded> {
  const store = diskStore(join(folder, "files"));
  const job = await createJob(access, store, {
    type: "import",
    name: "Airports",
    description: "Adds the airports of the spreadsheet",
    runAt: "/imports/7",
  });
  await job.addSubtasks(Array.from({ length: subtasks }, (_, at) => `Read sheet ${at + 1}`));
  await job.start();
  await access.db.execute(sql`
    update job_subtask set started_at = clock_timestamp(), finished_at = clock_timestamp(),
      status = case when number % 1000 = 7 then 'failed' else 'completed' end,
      error = case when number % 1000 = 7 then 'no such sheet' end
    where job_id = ${job.id}::bigint`);
  for (let file = 1; file <= files; file++) await job.result(`airports ${file}.csv`, CSV);
  await job.output({ imported: 3364, rejected: 12 });
  await job.complete();
  await access.db.execute(sql`vacuum analyze job_subtask`);
  return { id: job.id, sign: subtasks > 0 ? `Read sheet 50<` : "Airports" };
}

const CSV = `iata,name\n${"00M,Thigpen\n".repeat(3000)}`;

async function load({ address, cookie }: SignedInConsole, { id, sign }: Recorded): Promise<number> {
  let html = "";
  const ms = await timed(async () => {
    const answer = await fetch(`${address}/jobs/show/${id}`, { headers: { cookie }, redirect: "manual" });
    html = await answer.text();
  });
  if (!html.includes(sign)) throw new Error(`The page of job ${id} did not show "${sign}".`);
  return ms;
}

import { Client } from "pg";
import { expect } from "vitest";
import { z } from "zod";
import { STATUSES } from "@/lib/jobs/status";
import { holdsType } from "@/lib/jobs/tab";
import type { TestDatabase } from "../database";

const jobs = z.array(
  z.object({
    owner: z.string().nullable(),
    type: z.string(),
    status: z.enum(STATUSES),
    turned: z.boolean(),
    n: z.coerce.number(),
  }),
);
const kept = z.array(
  z.object({ whose: z.string(), types: z.string(), counts: z.record(z.string(), z.coerce.number()) }),
);

/** Runs a statement: on a test's database, or on a connection of its own. */
type Run = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const add = (sums: Map<string, number>, key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n);

/** The counts as they must be, summed here from the jobs themselves: "whose types status" and a number. */
async function recounted(run: Run): Promise<Map<string, number>> {
  const rows = await run(
    `select owner_id::text as owner, type, status, rows_rejected > 0 as turned, count(*) as n
     from job group by 1, 2, 3, 4`,
  );
  const sums = new Map<string, number>();
  for (const { owner, type, status, turned, n } of jobs.parse(rows)) {
    for (const whose of ["*", owner ?? "-"]) {
      for (const types of ["*", type, ...(holdsType("imports", type) ? ["*imports"] : [])]) {
        add(sums, `${whose} ${types} ${status}`, n);
        if (turned && status === "completed") add(sums, `${whose} ${types} with_rejected_rows`, n);
      }
    }
  }
  return sums;
}

/** Everyone and each owner, and every type that exists or ever did. */
const EVERYONE = `(select '*' as whose union select '-' union select id::text from app_user
  union select whose from job_count union select coalesce(owner_id::text, '-') from job_count_change) as w`;
const EVERY_TYPE = `select '*' as types union select '*imports' union select type from job
  union select types from job_count union select type from job_count_change`;

/** The counts as pages read them, of each owner by itself. */
const maintainedNow = (run: Run) =>
  sumsOf(
    run,
    `select whose, counted_types as types, to_jsonb(k) - 'counted_types' as counts
     from ${EVERYONE}, jobs.maintained_counts(whose, array(${EVERY_TYPE})) as k`,
  );

/** The counts as live pages read them, of all owners at once. */
const maintainedAtOnce = (run: Run) =>
  sumsOf(
    run,
    `select k.whose, counted_types as types, to_jsonb(k) - array['whose', 'counted_types'] as counts
     from (select array_agg(whose) as whose, array_agg(types) as types from ${EVERYONE}, (${EVERY_TYPE}) as t) as asked,
     jobs.maintained_counts_of(asked.whose, asked.types) as k`,
  );

async function sumsOf(run: Run, statement: string): Promise<Map<string, number>> {
  const rows = await run(statement);
  const sums = new Map<string, number>();
  for (const { whose, types, counts } of kept.parse(rows)) {
    for (const [status, n] of Object.entries(counts))
      if (n !== 0) add(sums, `${whose} ${types} ${status}`, n);
  }
  return sums;
}

/** Compares the maintained counts with a recount. Both see the snapshot of `run`, if it is in a transaction. */
export async function expectExact(run: Run) {
  const counted = Object.fromEntries(await recounted(run));
  expect(Object.fromEntries(await maintainedNow(run))).toEqual(counted);
  expect(Object.fromEntries(await maintainedAtOnce(run))).toEqual(counted);
}

/** A connection of its own, closed when the test is over. It waits two seconds for a lock, and no longer. */
export class Session {
  private readonly client: Client;

  private constructor(client: Client) {
    this.client = client;
  }

  static async open({ url }: Pick<TestDatabase, "url">): Promise<Session> {
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined);
    await client.connect();
    await client.query(`set lock_timeout = '2s'`);
    return new Session(client);
  }

  run = async (text: string, values?: unknown[]) =>
    (await this.client.query<Record<string, unknown>>(text, values)).rows;

  close = () => this.client.end();
}

/** Opens sessions for as long as `use` takes. */
export async function withSessions(
  database: Pick<TestDatabase, "url">,
  many: number,
  use: (...sessions: Session[]) => Promise<void>,
) {
  const sessions = await Promise.all(Array.from({ length: many }, () => Session.open(database)));
  try {
    await use(...sessions);
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
  }
}

/** Inserts jobs in one statement and returns their ids. */
export async function insertJobs(
  run: Run,
  { many = 1, type = "import", status = "pending", owner = null as string | null, rejected = 0 } = {},
): Promise<string[]> {
  const rows = await run(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, $1) returning id)
     insert into job (id, type, status, owner_id, rows_given, rows_rejected, finished_at)
     select id, $2, $3, $4, $5::bigint, $5::bigint, case when $3 in ('completed', 'failed', 'cancelled') then now() end
     from root returning id::text`,
    [many, type, status, owner, rejected],
  );
  return rows.map(({ id }) => String(id));
}

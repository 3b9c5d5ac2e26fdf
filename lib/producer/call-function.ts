import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Access, Idempotency } from "@/lib/jobs/access";
import { storable } from "@/packages/producer/src/storable-text";
import { ownerOfKey } from "./find-idempotent-answer";
import { whoseJobs } from "./whose-jobs";

interface Call {
  /** A call of one function of the schema `jobs`. */
  call: SQL;
  /** The job that it is about; null if there is none yet. */
  jobId: string | null;
  /** Turns a database error into one for the caller. */
  explain: (thrown: unknown) => unknown;
}

export interface Answer {
  /** What the function returned, as text; "" for nothing. */
  text: string;
  /** Whether it is the recorded answer of the same write: nothing was changed now. */
  isReplay: boolean;
}

const answers = z.tuple([z.object({ text: z.string(), isReplay: z.boolean() })]);

/** Calls a function of the database under the terms of the access, always in one statement. */
export async function callFunction(access: Access, { call, jobId, explain }: Call): Promise<Answer> {
  const once = access.terms?.once;
  await access.terms?.confirm?.();
  const run = jobId === null ? null : requireRun(access, jobId);
  const statement = once ? atMostOnce(access, once, { call, run }) : atOnce(call, run);
  try {
    const rows = await access.db.select(statement.columns).from(statement.from);
    const [answer] = answers.parse(rows);
    if (answer.isReplay) once?.onReplay?.();
    return answer;
  } catch (thrown) {
    throw explain(thrown);
  }
}

/** A call in the select list runs after FROM has given its row: the check of the run token, or a recorded answer. */
const atOnce = (call: SQL, run: SQL | null) => ({
  columns: {
    text: run ? sql<string>`(${call})::text` : sql<string>`answer::text`,
    isReplay: sql<boolean>`false`,
  },
  from: run ?? sql`${call} as answer`,
});

/**
 * Claims the key, makes the call and records its answer: an error in one of them undoes all three. CASE makes the call
 * only if there is no answer yet.
 */
function atMostOnce(
  access: Access,
  { key, fingerprint }: Idempotency,
  { call, run }: { call: SQL; run: SQL | null },
) {
  const owner = sql`${ownerOfKey(access, key)}::bigint`;
  const answer = run ? sql`(select (${call})::text from ${run})` : sql`(${call})::text`;
  return {
    columns: {
      text: sql<string>`case when kept.answer is null
        then jobs.store_answer(${owner}, ${key}, ${answer}) else kept.answer end`,
      isReplay: sql<boolean>`kept.answer is not null`,
    },
    from: sql`jobs.claim_answer(${owner}, ${key}, ${storable(fingerprint)}) as kept (answer)`,
  };
}

function requireRun(access: Access, jobId: string): SQL | null {
  const run = access.terms?.run;
  if (run === undefined) return null;
  return sql`jobs.require_run(${jobId}::bigint, ${storable(run)}, ${whoseJobs(access)}::bigint)`;
}

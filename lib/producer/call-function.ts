import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Access, Idempotency } from "@/lib/jobs/access";
import { storable } from "@/packages/producer/src/storable-text";
import { ownerOfKey } from "./find-idempotent-answer";
import { whoseJobs } from "./whose-jobs";

interface Call {
  /** A call of one function of the schema `jobs`. */
  call: SQL;
  /** The job that it is about; null where there is none yet. */
  jobId: string | null;
  /** What the database said, as an error for the caller. */
  explain: (thrown: unknown) => unknown;
}

export interface Answer {
  /** What the function returned, as text; nothing is "". */
  text: string;
  /** Whether it is what the same write came to before: nothing was changed now. */
  isReplay: boolean;
}

const answers = z.tuple([z.object({ text: z.string(), isReplay: z.boolean() })]);

/** Calls a function of the database on the terms of the access: one statement, whatever they are. */
export async function callFunction(access: Access, { call, jobId, explain }: Call): Promise<Answer> {
  const once = access.terms?.once;
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

/** In the select list a call is made once the row of FROM is there: whose run it is, or whether an answer is kept. */
const atOnce = (call: SQL, run: SQL | null) => ({
  columns: {
    text: run ? sql<string>`(${call})::text` : sql<string>`answer::text`,
    isReplay: sql<boolean>`false`,
  },
  from: run ?? sql`${call} as answer`,
});

/** The claim, the call and its answer: what one of them throws undoes all of them. CASE calls nothing in vain. */
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
        then jobs.keep_answer(${owner}, ${key}, ${answer}) else kept.answer end`,
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

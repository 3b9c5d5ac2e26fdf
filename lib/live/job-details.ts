import { sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution, jobSubtask } from "@/db/schema";
import { versionOfRest, versionOfTexts } from "@/lib/jobs/job-version";
import { SUBTASK_STATUSES, type Subtask, type SubtaskCounts, subtask } from "@/lib/jobs/subtasks/subtask";

/** What the page of a job shows besides the job itself, as far as it moves. */
export interface JobDetails {
  subtasks: { counts: SubtaskCounts; rows: readonly Subtask[] };
  version: string;
}

/** The details of a job that a page shows: `first` to `last` are the numbers of its subtasks in sight. */
export interface AskedDetails {
  key: string;
  id: string;
  first: number;
  last: number;
  /** The execution's state when its long texts were last read; "" if they never were. */
  execution: string;
}

const counts = z.object({ status: z.enum(SUBTASK_STATUSES), count: z.number() });
const details = z.object({
  key: z.string(),
  execution: z.string(),
  /** Null: the execution is as it was when they were last read. */
  texts: z.string().nullable(),
  rest: z.string(),
  counts: z.array(counts),
  subtasks: z.array(subtask),
});
export type ReadDetails = Omit<z.infer<typeof details>, "counts"> & { counts: SubtaskCounts };

export const detailsValues = (asked: readonly AskedDetails[]) => ({
  keys: asked.map(({ key }) => key),
  ids: asked.map(({ id }) => id),
  firsts: asked.map(({ first }) => first),
  lasts: asked.map(({ last }) => last),
  executions: asked.map(({ execution }) => execution),
});

export const parseDetails = (json: unknown): ReadDetails[] =>
  z
    .array(details)
    .parse(json)
    .map((read) => ({ ...read, counts: summed(read.counts) }));

function summed(read: z.infer<typeof counts>[]): SubtaskCounts {
  const sums = { total: 0, pending: 0, running: 0, completed: 0, failed: 0, cancelled: 0 };
  for (const { status, count } of read) {
    sums[status] = count;
    sums.total += count;
  }
  return sums;
}

/** Texts are read again only when the execution was written: most of the time, that is progress alone. */
const texts = sql`case when ${jobExecution}.xmin::text is distinct from asked.execution then ${versionOfTexts} end`;

/** Each status is one range of an index, as in lib/jobs/subtasks/count-subtasks.ts. */
const countsOfStatuses = sql`(select json_agg(json_build_object('status', word, 'count', (
    select count(*) from ${jobSubtask} where ${jobSubtask.jobId} = asked.id and ${jobSubtask.status} = word)))
  from unnest(${sql.raw(`'{${SUBTASK_STATUSES.join(",")}}'`)}::text[]) as word)`;

const subtasksInSight = sql`(select coalesce(json_agg(json_build_object('number', ${jobSubtask.number}, 'name', ${jobSubtask.name},
    'status', ${jobSubtask.status}, 'startedAt', ${jobSubtask.startedAt}, 'finishedAt', ${jobSubtask.finishedAt},
    'error', ${jobSubtask.error}) order by ${jobSubtask.number}), '[]')
  from ${jobSubtask} where ${jobSubtask.jobId} = asked.id and ${jobSubtask.number} between asked.first and asked.last)`;

/** The details of jobs as JSON, without those of jobs that are not there, for a statement that reads more. */
export const detailsAsJson = sql`(select coalesce(json_agg(found.*), '[]')
  from unnest(${sql.placeholder("keys")}::text[], ${sql.placeholder("ids")}::bigint[], ${sql.placeholder("firsts")}::int[],
    ${sql.placeholder("lasts")}::int[], ${sql.placeholder("executions")}::text[]) as asked(key, id, first, last, execution)
  cross join lateral (
    select asked.key, coalesce(${jobExecution}.xmin::text, '') as execution, ${texts} as texts,
      ${versionOfRest} as rest,
      ${countsOfStatuses} as counts, ${subtasksInSight} as subtasks
    from ${job} left join ${jobExecution} on ${jobExecution.jobId} = ${job.id}
    where ${job.id} = asked.id limit 1) as found)`;

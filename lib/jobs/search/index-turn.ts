import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import type { IndexedJob } from "./index-texts";
import { entryOf } from "./job-words";

/*
 * The functions of db/functions/search-fill.sql. `me` is the filler's name, a UUID: what writes does nothing when
 * another filler has its turn.
 */

async function call<Answer>(db: Database, made: SQL, shape: z.ZodType<Answer>): Promise<Answer> {
  const [row] = await db.select({ answer: made }).from(sql`(values (1)) as one`);
  return shape.parse(row?.answer);
}

const list = (values: readonly string[]) => sql.param(JSON.stringify(values));
const arrayOf = (values: readonly string[], type: string) =>
  sql`array(select value from json_array_elements_text(${list(values)}::json))::${sql.raw(type)}[]`;

/** Takes the turn, if no other filler has it, or `byForce`. */
export const takeTurn = (db: Database, me: string, byForce = false): Promise<boolean> =>
  call(db, sql`jobs.search_turn(${me}::uuid, ${byForce}::boolean)`, z.boolean());

const writers = z.object({ drawn: z.string(), writers: z.array(z.string()) });

/** The highest id drawn so far, and who may still commit a job up to it. */
export const readWriters = (db: Database): Promise<z.infer<typeof writers>> =>
  call(
    db,
    sql`(select json_build_object('drawn', drawn::text, 'writers', writers) from jobs.search_writers())`,
    writers,
  );

/** Up to which id every job has its entry. */
export const readIndexedId = (db: Database): Promise<string> =>
  call(db, sql`(select indexed_id::text from search_progress)`, z.string());

export interface Stored {
  jobs: readonly IndexedJob[];
  /** Up to this id all jobs have their entry now; null: as before. */
  upTo: string | null;
  /** The numbers of changes that are done. */
  changes: readonly string[];
}

/** Stores the entries of jobs. Returns false if another filler has its turn. */
export const storeEntries = (db: Database, me: string, { jobs, upTo, changes }: Stored): Promise<boolean> =>
  call(
    db,
    sql`jobs.store_search_entries(${me}::uuid, ${upTo}::bigint, ${arrayOf(
      jobs.map(({ id }) => id),
      "bigint",
    )}, ${arrayOf(
      jobs.map(({ createdAt }) => createdAt),
      "timestamptz",
    )}, ${arrayOf(jobs.map(entryOf), "text")}, ${arrayOf(changes, "bigint")})`,
    z.boolean(),
  );

/** Makes room in one block with more than `most` entries, `step` at a time. Returns whether there was one. */
export const splitBlock = (db: Database, me: string, most: number, step: number): Promise<boolean> =>
  call(db, sql`jobs.split_search_block(${me}::uuid, ${most}::int, ${step}::int)`, z.boolean());

/** Compares the next entries with the jobs that there are. Returns how many were wrong; null at the end. */
export const sweepEntries = (db: Database, me: string, most: number): Promise<number | null> =>
  call(db, sql`jobs.sweep_search(${me}::uuid, ${most}::int)`, z.number().nullable());

import { sql } from "drizzle-orm";
import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import type { FileStore } from "@/lib/files/file-store";
import type { Access } from "@/lib/jobs/access";
import { jobError } from "@/lib/jobs/database-error";
import { JobHandle } from "./job-handle";
import { type NewJob, parseNewJob } from "./new-job";

/**
 * Records a new pending job and returns the handle that moves it. With `{ ...access, db: transaction }` the
 * job comes and goes with the caller's own Drizzle transaction. Staff own what they create.
 */
export async function createJob(access: Access, store: FileStore, given: NewJob): Promise<JobHandle> {
  const job = parseNewJob(given);
  const object = job.object;
  const values = sql`${job.type}, ${job.name}, ${job.description ?? null}, ${ownerFor(access, job.owner)},
    ${job.runAt ?? null}, ${object?.className ?? null}, ${object?.key ?? null}, ${object?.label ?? null},
    ${object?.url ?? null}`;
  try {
    const [row] = await access.db
      .select({ id: sql<string>`id::text` })
      .from(sql`jobs.create_job(${values}) as id`);
    return new JobHandle(access, store, z.object({ id: z.string() }).parse(row).id);
  } catch (error) {
    throw jobError(error, "", "be created");
  }
}

function ownerFor({ viewer }: Access, owner: string | null | undefined): string | null {
  if (viewer.role === "admin") return owner ?? null;
  if (owner && owner !== viewer.name)
    throw new InvalidInput("owner", "only an administrator may name another.");
  return viewer.name;
}

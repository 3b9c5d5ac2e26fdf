import { sql } from "drizzle-orm";
import { writeError } from "@/lib/database-error";
import { InvalidInput } from "@/lib/errors";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { newJobTexts } from "@/texts/job/new-job";
import { callFunction } from "./call-function";
import { JobHandle } from "./job-handle";
import { type NewJob, parseNewJob } from "./new-job";

/**
 * Records a new pending job and returns the handle that moves it. With `{ ...access, db: transaction }` it is part of
 * the caller's own Drizzle transaction. Staff own what they create. Throws InvalidInput.
 */
export async function createJob(access: Access, store: FileStore, input: NewJob): Promise<JobHandle> {
  const job = parseNewJob(input);
  const object = job.object;
  const values = sql`${job.type}, ${job.name}, ${job.description ?? null}, ${ownerFor(access, job.owner)},
    ${job.runAt ?? null}, ${object?.className ?? null}, ${object?.key ?? null}, ${object?.label ?? null},
    ${object?.url ?? null}`;
  const { text: id } = await callFunction(access, {
    call: sql`jobs.create_job(${values})`,
    jobId: null,
    explain: writeError,
  });
  return new JobHandle(access, store, id);
}

/** The owner of a job that the caller creates: the name of a user, or null for the system's. Throws InvalidInput. */
export function ownerFor({ viewer }: Access, owner: string | null | undefined): string | null {
  if (viewer.role === "admin") return owner ?? null;
  if (owner && owner !== viewer.name) throw new InvalidInput("owner", newJobTexts.otherOwner);
  return viewer.name;
}

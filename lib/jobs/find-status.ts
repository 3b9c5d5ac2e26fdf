import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "./access";
import { parseId } from "./job-id";
import { STATUSES, type Status } from "./status";
import { visibleTo } from "./visible-to";

const status = z.enum(STATUSES);

/** The status that a job has now; null when there is none that the viewer may see. */
export const findStatus = reading(
  "findStatus",
  async ({ db, viewer }: Access, id: string): Promise<Status | null> => {
    if (parseId(id) === null) return null;
    const [found] = await db
      .select({ status: job.status })
      .from(job)
      .where(and(eq(job.id, id), visibleTo(viewer)));
    return found ? status.parse(found.status) : null;
  },
);

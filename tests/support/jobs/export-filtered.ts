import { exportJobs } from "@/lib/jobs/export/export-jobs";
import { exportSource } from "@/lib/jobs/export/export-source";
import type { Cell } from "@/lib/jobs/export/export-statement";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { TestDatabase } from "../database";

/** The export of what the filter lets through, in batches of so many rows. */
export async function* exportFiltered(
  access: TestDatabase["access"],
  filter: JobFilter,
  batchRows?: number,
  cells?: readonly Cell[],
): AsyncGenerator<Buffer> {
  yield* exportJobs(access, await exportSource(access, filter), batchRows, cells);
}

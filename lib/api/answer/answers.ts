import { z } from "zod";
import { FILE_KINDS, listedFile } from "@/lib/jobs/files/job-file";
import { jobDetail, jobSummary } from "@/lib/jobs/job";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { SUBTASK_STATUSES, subtask } from "@/lib/jobs/subtasks/subtask";
import { eachTab, onlyOn, TAB_MEANINGS } from "@/lib/jobs/tab";

/** A total; a page may hold only a part of it. */
const count = z.number().int().min(0);

const counts = <Word extends string>(words: readonly Word[]) => z.record(z.enum(["total", ...words]), count);

export const jobList = z.object({
  jobs: z.array(jobSummary),
  total: count.describe("Number of matching jobs, on all pages"),
  page: count.describe("Page number, from 1"),
  pages: count,
  isExactPage: z.boolean().describe("Whether the page number is exact; with a cursor it may not be"),
});

export const wholeJob = jobDetail.extend({
  files: z.array(listedFile),
  fileCounts: counts(FILE_KINDS),
  filePage: count,
  filePages: count,
  subtasks: z.array(subtask),
  subtaskCounts: counts(SUBTASK_STATUSES),
  subtaskPage: count,
  subtaskPages: count.describe("Number of pages of the requested subtasks"),
});

const cards = counts(CARD_STATUSES);

export const stats = z.object(
  eachTab((tab) =>
    cards.describe(
      TAB_MEANINGS[tab].types
        ? `Counts of the ${onlyOn(tab)}`
        : `Counts of ${onlyOn(tab)} that you may see; pending includes queued jobs`,
    ),
  ),
);

import { z } from "zod";
import { FILE_KINDS, listedFile } from "@/lib/jobs/files/job-file";
import { jobDetail, jobSummary } from "@/lib/jobs/job";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { SUBTASK_STATUSES, subtask } from "@/lib/jobs/subtasks/subtask";
import { eachTab, onlyOn, TAB_MEANINGS } from "@/lib/jobs/tab";

/** How many there are, of which a page may hold a part. */
const count = z.number().int().min(0);

const counts = <Word extends string>(words: readonly Word[]) => z.record(z.enum(["total", ...words]), count);

export const jobList = z.object({
  jobs: z.array(jobSummary),
  total: count.describe("How many jobs match, on all pages"),
  page: count.describe("The number of this page, from 1"),
  pages: count,
  isExactPage: z.boolean().describe("Reached by a key, a page's number is about right: jobs come and go"),
});

export const wholeJob = jobDetail.extend({
  files: z.array(listedFile),
  fileCounts: counts(FILE_KINDS),
  filePage: count,
  filePages: count,
  subtasks: z.array(subtask),
  subtaskCounts: counts(SUBTASK_STATUSES),
  subtaskPage: count,
  subtaskPages: count.describe("Of the status that was asked for"),
});

const cards = counts(CARD_STATUSES);

export const stats = z.object(
  eachTab((tab) =>
    cards.describe(
      TAB_MEANINGS[tab].types
        ? `Of those of the ${onlyOn(tab)}`
        : `Of ${onlyOn(tab)} that the viewer sees; pending counts queued ones too`,
    ),
  ),
);

import { z } from "zod";
import { expectedTimeShape } from "@/lib/jobs/expected/expected-time";
import { FILE_KINDS, listedFile } from "@/lib/jobs/files/job-file";
import { jobDetail, jobSummary, moment } from "@/lib/jobs/job";
import { COUNTED_FOR_PAGE } from "@/lib/jobs/list/count-matching";
import { MOST_LOOKED } from "@/lib/jobs/list/look-through";
import { MOST_SORTED } from "@/lib/jobs/list/search-jobs";
import { MOST_WAITING } from "@/lib/jobs/search/waiting";
import { MOST_LOOKED_AT } from "@/lib/jobs/search/walk";
import { SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { SUBTASK_STATUSES, subtask } from "@/lib/jobs/subtasks/subtask";
import { eachTab, TAB_MEANINGS } from "@/lib/jobs/tab";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { answersTexts } from "@/texts/api/answers";
import { jobOperationsTexts } from "@/texts/api/job-operations";

/** A total; a page may hold only a part of it. */
const count = z.number().int().min(0);

const counts = <Word extends string>(words: readonly Word[]) => z.record(z.enum(["total", ...words]), count);

export const jobList = z.object({
  jobs: z.array(jobSummary),
  total: count.describe(answersTexts.total),
  page: count.describe(answersTexts.page),
  pages: count,
  isExactTotal: z.boolean().describe(
    formatMessage(answersTexts.isExactTotal, {
      counted: COUNTED_FOR_PAGE,
      looked: MOST_LOOKED,
      found: MOST_LOOKED_AT.count,
    }),
  ),
  isExactPage: z.boolean().describe(answersTexts.isExactPage),
  lookedTo: z
    .string()
    .nullable()
    .describe(formatMessage(answersTexts.lookedTo, { looked: MOST_LOOKED, found: MOST_LOOKED_AT.ids })),
  completeUpTo: moment.describe(formatMessage(answersTexts.completeUpTo, { waiting: MOST_WAITING })),
  sort: z.enum(SORTS).describe(formatMessage(answersTexts.sort, { sorted: MOST_SORTED })),
});

export const wholeJob = jobDetail.extend({
  expected: expectedTimeShape.nullable().describe(answersTexts.expected),
  files: z.array(listedFile),
  fileCounts: counts(FILE_KINDS),
  filePage: count,
  filePages: count,
  subtasks: z.array(subtask),
  subtaskCounts: counts(SUBTASK_STATUSES),
  subtaskPage: count,
  subtaskPages: count.describe(answersTexts.subtaskPages),
});

const cards = counts(CARD_STATUSES);

const cardsOfTabs = eachTab((tab) =>
  cards.describe(
    formatMessage(answersTexts.cards[tab], { types: formatList(TAB_MEANINGS[tab].types ?? [], "and") }),
  ),
);

export const stats = z.object({
  ...cardsOfTabs,
  silent: z.object(eachTab(() => count.nullable())).describe(answersTexts.silent),
});

const events = jobOperationsTexts.getEvents;

/** The data of `reset` and `change` in a stream of events. */
export const liveEvent = z.object({
  now: z.number().describe(events.now),
  counts: z.object(cardsOfTabs).optional().describe(events.counts),
  total: count.optional().describe(events.total),
  silent: count.nullable().optional().describe(events.silent),
  jobs: z.array(jobSummary).optional().describe(events.jobs),
  deleted: z.array(z.string()).optional().describe(events.deleted),
  job: jobSummary.nullable().optional().describe(events.job),
  subtaskCounts: counts(SUBTASK_STATUSES).optional().describe(events.subtaskCounts),
  version: z.string().optional().describe(events.version),
});

import { z } from "zod";
import { wholeJob } from "@/lib/api/answer/answers";
import { readOperation } from "@/lib/api/operation/read-operation";
import { jobId } from "@/lib/api/request/job-params";
import { pageNumber } from "@/lib/api/request/page-number";
import { InvalidInput, JobNotFound } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { expectedTime } from "@/lib/jobs/expected/expected-time";
import { listJobFiles } from "@/lib/jobs/files/list-job-files";
import { getJob } from "@/lib/jobs/get-job";
import { countSubtasks } from "@/lib/jobs/subtasks/count-subtasks";
import { listSubtasks } from "@/lib/jobs/subtasks/list-subtasks";
import { SUBTASK_STATUSES } from "@/lib/jobs/subtasks/subtask";
import { paginate } from "@/lib/paging";
import { formatMessage } from "@/lib/texts/format-message";
import { jobOperationsTexts } from "@/texts/api/job-operations";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";

const AT_ONCE = 1_000;

const texts = jobOperationsTexts.getJob;
const most = { most: AT_ONCE };

const query = z.strictObject({
  filePage: pageNumber.optional().describe(formatMessage(texts.filePage, most)),
  subtasks: z
    .enum(SUBTASK_STATUSES, {
      error: formatMessage(refusedRequestsTexts.oneOf, { words: SUBTASK_STATUSES.join(", ") }),
    })
    .optional()
    .describe(texts.subtasks),
  subtaskPage: pageNumber.optional().describe(formatMessage(texts.subtaskPage, most)),
});

type JobQuery = z.output<typeof query>;

export const getWholeJob = readOperation({
  id: "getJob",
  path: "/jobs/{id}",
  scope: "jobs:read",
  summary: texts.summary,
  description: formatMessage(texts.description, most),
  params: jobId,
  query,
  answer: { status: 200, description: texts.answer, schema: wholeJob },
  handle: async (access, { params, query: asked }) => {
    const [job, files, subtasks] = await Promise.all([
      getJob(access, params.id),
      filesOf(access, params.id, asked),
      subtasksOf(access, params.id, asked),
    ]);
    if (!job) throw new JobNotFound(params.id);
    requirePage("filePage", asked, files.filePages);
    requirePage("subtaskPage", asked, subtasks.subtaskPages);
    const expected = await expectedTime(access, job);
    return { ...job, expected, ...files, ...subtasks };
  },
});

async function filesOf(access: Access, id: string, { filePage = 1 }: JobQuery) {
  const { files, counts, total, pages } = await listJobFiles(access, id, {
    page: filePage,
    pageSize: AT_ONCE,
  });
  return {
    files: files.map(({ storeKey: _, ...file }) => file),
    fileCounts: { total, ...counts },
    filePage,
    filePages: pages,
  };
}

async function subtasksOf(access: Access, id: string, { subtasks: asked, subtaskPage = 1 }: JobQuery) {
  const status = asked ?? null;
  const [subtaskCounts, subtasks] = await Promise.all([
    countSubtasks(access, id),
    listSubtasks(access, id, { status, page: subtaskPage }, AT_ONCE),
  ]);
  const { pages: subtaskPages } = paginate(subtaskCounts[status ?? "total"], AT_ONCE);
  return { subtasks, subtaskCounts, subtaskPage, subtaskPages };
}

function requirePage(name: "filePage" | "subtaskPage", { [name]: page = 1 }: JobQuery, pages: number) {
  if (page <= pages) return;
  throw new InvalidInput(name, formatMessage(refusedRequestsTexts.noSuchPage, { page, last: pages }));
}

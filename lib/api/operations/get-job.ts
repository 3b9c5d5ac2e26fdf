import { z } from "zod";
import { wholeJob } from "@/lib/api/answer/answers";
import { readOperation } from "@/lib/api/operation/read-operation";
import { jobId } from "@/lib/api/request/job-params";
import { pageNumber } from "@/lib/api/request/page-number";
import { InvalidInput, JobNotFound } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { listJobFiles } from "@/lib/jobs/files/list-job-files";
import { getJob } from "@/lib/jobs/get-job";
import { countSubtasks } from "@/lib/jobs/subtasks/count-subtasks";
import { listSubtasks } from "@/lib/jobs/subtasks/list-subtasks";
import { SUBTASK_STATUSES } from "@/lib/jobs/subtasks/subtask";
import { paginate } from "@/lib/paging";

const AT_ONCE = 1_000;

const query = z.strictObject({
  filePage: pageNumber.optional().describe("Page of its files, from 1; 1,000 files a page"),
  subtasks: z
    .enum(SUBTASK_STATUSES, { error: `give one of ${SUBTASK_STATUSES.join(", ")}` })
    .optional()
    .describe("Only subtasks with this status"),
  subtaskPage: pageNumber.optional().describe("Page of its subtasks, from 1; 1,000 subtasks a page"),
});

type JobQuery = z.output<typeof query>;

export const getWholeJob = readOperation({
  id: "getJob",
  path: "/jobs/{id}",
  scope: "jobs:read",
  summary: "Read one job",
  description: "Everything recorded about a job, with its files and subtasks, up to 1,000 of each at once.",
  params: jobId,
  query,
  answer: { status: 200, description: "The job.", schema: wholeJob },
  handle: async (access, { params, query: asked }) => {
    const [job, files, subtasks] = await Promise.all([
      getJob(access, params.id),
      filesOf(access, params.id, asked),
      subtasksOf(access, params.id, asked),
    ]);
    if (!job) throw new JobNotFound(params.id);
    requirePage("filePage", asked, files.filePages);
    requirePage("subtaskPage", asked, subtasks.subtaskPages);
    return { ...job, ...files, ...subtasks };
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
  if (page > pages) throw new InvalidInput(name, `there is no page ${page}; the last is ${pages}.`);
}

import { NONE } from "@/lib/api/operation/operation";
import { readOperation } from "@/lib/api/operation/read-operation";
import { jobId } from "@/lib/api/request/job-params";
import { MOST_ARCHIVED } from "@/lib/jobs/files/most-archived";
import { fileStore } from "@/lib/process/database";
import { formatMessage } from "@/lib/texts/format-message";
import { downloadArchive } from "@/lib/web/response/download-archive";
import { fileOperationsTexts } from "@/texts/api/file-operations";

const texts = fileOperationsTexts.getJobArchive;

export const getJobArchive = readOperation({
  id: "getJobArchive",
  path: "/jobs/{id}/files.zip",
  scope: "jobs:read",
  summary: texts.summary,
  description: formatMessage(texts.description, { most: MOST_ARCHIVED }),
  params: jobId,
  query: NONE,
  answer: {
    status: 200,
    description: texts.answer,
    schema: null,
    headers: { "Content-Disposition": texts.disposition },
  },
  problems: ["too_large", "storage_unavailable"],
  handle: (access, { params, request }) => downloadArchive(access, request, fileStore(), params.id),
});

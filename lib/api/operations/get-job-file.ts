import { z } from "zod";
import { readOperation } from "@/lib/api/operation/read-operation";
import { problem } from "@/lib/api/problem/problem";
import { fileId } from "@/lib/api/request/job-params";
import { JobsError } from "@/lib/errors";
import { findJobFile } from "@/lib/jobs/files/open-job-file";
import { fileStore } from "@/lib/process/database";
import { download } from "@/lib/web/response/download";
import { fileOperationsTexts } from "@/texts/api/file-operations";
import { fileErrorsTexts } from "@/texts/job/file-errors";

const texts = fileOperationsTexts.getJobFile;

const query = z.strictObject({
  bom: z.enum(["1"]).optional().describe(texts.bom),
});

export const getJobFile = readOperation({
  id: "getJobFile",
  path: "/jobs/{id}/files/{fileId}",
  scope: "jobs:read",
  summary: texts.summary,
  description: texts.description,
  params: fileId,
  query,
  answer: {
    status: 200,
    description: texts.answer,
    schema: null,
    headers: { ETag: texts.entityTag, "Content-Disposition": texts.disposition },
  },
  also: { 206: texts.part, 304: texts.unchanged },
  problems: ["precondition_failed", "range_not_satisfiable", "storage_unavailable"],
  handle: async (access, { params, request }) => {
    const file = await findJobFile(access, { jobId: params.id, fileId: params.fileId });
    if (!file) throw new JobsError("not_found", fileErrorsTexts.unknown);
    return download(access, request, fileStore(), file, ({ error: code, message: detail }, { headers }) =>
      problem({ code, detail, headers }),
    );
  },
});

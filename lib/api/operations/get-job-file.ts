import { z } from "zod";
import { readOperation } from "@/lib/api/operation/read-operation";
import { problem } from "@/lib/api/problem/problem";
import { fileId } from "@/lib/api/request/job-params";
import { JobsError } from "@/lib/errors";
import { findJobFile } from "@/lib/jobs/files/open-job-file";
import { fileStore } from "@/lib/process/database";
import { download } from "@/lib/web/response/download";

const query = z.strictObject({
  bom: z.enum(["1"]).optional().describe("Adds a byte-order mark to an error report, for spreadsheets"),
});

export const getJobFile = readOperation({
  id: "getJobFile",
  path: "/jobs/{id}/files/{fileId}",
  scope: "jobs:read",
  summary: "Download a file",
  description:
    "The file as it was stored. Range, If-Range, If-Match and If-None-Match work; the entity tag is the file's SHA-256.",
  params: fileId,
  query,
  answer: {
    status: 200,
    description: "The file's bytes, with the recorded media type.",
    schema: null,
    headers: { ETag: "The file's SHA-256 in hexadecimal.", "Content-Disposition": "The file's name." },
  },
  also: { 206: "The requested part.", 304: "The file has not changed." },
  problems: ["precondition_failed", "range_not_satisfiable", "storage_unavailable"],
  handle: async (access, { params, request }) => {
    const file = await findJobFile(access, { jobId: params.id, fileId: params.fileId });
    if (!file) throw new JobsError("not_found", "There is no such file.");
    return download(access, request, fileStore(), file, ({ error: code, message: detail }, { headers }) =>
      problem({ code, detail, headers }),
    );
  },
});

import { z } from "zod";
import { readOperation } from "@/lib/api/operation/read-operation";
import { problem } from "@/lib/api/problem/problem";
import { fileId } from "@/lib/api/request/job-params";
import { JobsError } from "@/lib/errors";
import { findJobFile } from "@/lib/jobs/files/open-job-file";
import { fileStore } from "@/lib/process/database";
import { download } from "@/lib/web/response/download";

const query = z.strictObject({
  bom: z.enum(["1"]).optional().describe("Before an error report, a byte-order mark for spreadsheets"),
});

export const getJobFile = readOperation({
  id: "getJobFile",
  path: "/jobs/{id}/files/{fileId}",
  scope: "jobs:read",
  summary: "Fetch a file",
  description:
    "The file as it was stored. Takes Range, If-Range, If-Match and If-None-Match; the entity tag is its SHA-256.",
  params: fileId,
  query,
  answer: {
    status: 200,
    description: "The file's bytes, of the media type that was recorded.",
    schema: null,
    headers: { ETag: "Its SHA-256 in hexadecimal.", "Content-Disposition": "Its name." },
  },
  also: { 206: "The part that was asked for.", 304: "The tag that you have is still the file's." },
  problems: ["precondition_failed", "range_not_satisfiable", "storage_unavailable"],
  handle: async (access, { params, request }) => {
    const file = await findJobFile(access, { jobId: params.id, fileId: params.fileId });
    if (!file) throw new JobsError("not_found", "There is no such file.");
    return download(request, fileStore(), file, ({ error: code, message: detail }, { headers }) =>
      problem({ code, detail, headers }),
    );
  },
});

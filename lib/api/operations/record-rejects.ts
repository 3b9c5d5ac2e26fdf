import { z } from "zod";
import { jobOf } from "@/lib/api/answer/write-answers";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { InvalidInput } from "@/lib/errors";
import type { ErrorReport } from "@/lib/producer/error-report";
import { type NewRejectedRow, ROW_READING } from "@/lib/producer/rejected-row";
import { fileOperationsTexts } from "@/texts/api/file-operations";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";

const texts = fileOperationsTexts.recordRejects;

const rejectedRow = z.strictObject({
  row: z.number().describe(texts.row),
  values: z
    .union([z.array(z.unknown()), z.record(z.string(), z.unknown())], {
      error: refusedRequestsTexts.listOrObject,
    })
    .describe(texts.values),
  column: z.string().nullish().describe(texts.column),
  message: z.string(),
});

export const recordRejects = writeOperation({
  id: "recordRejects",
  path: "/jobs/{id}/rejects",
  summary: texts.summary,
  description: texts.description,
  params: jobId,
  body: z.strictObject({
    columns: z.array(z.string()).describe(texts.columns),
    rows: z.array(rejectedRow),
    name: z.string().optional().describe(texts.name),
    rowsGiven: z.number().nullish().describe(texts.rowsGiven),
  }),
  example: {
    columns: ["iata", "lat"],
    rows: [{ row: 14, values: ["00R", "x"], column: "lat", message: "no number" }],
    rowsGiven: 3376,
  },
  reading: ROW_READING,
  isOfRun: true,
  answer: {
    status: 201,
    description: texts.answer,
    schema: z.object({
      fileId: z.string().nullable().describe(texts.fileId),
      rejected: z.number().int(),
    }),
  },
  problems: ["illegal_move", "storage_unavailable"],
  handle: async (access, { params, body: { columns, rows, name, rowsGiven } }) => {
    const report = jobOf(access, params).errorReport(columns, name === undefined ? {} : { name });
    try {
      for (const [index, row] of rows.entries())
        await add(report, { ...row, column: row.column ?? null }, index);
      return { fileId: await report.finish({ rowsGiven: rowsGiven ?? null }), rejected: rows.length };
    } catch (error) {
      await report.discard().catch(() => undefined);
      throw error;
    }
  },
});

async function add(report: ErrorReport, row: NewRejectedRow, index: number) {
  try {
    await report.add(row);
  } catch (error) {
    if (error instanceof InvalidInput) error.index = index;
    throw error;
  }
}

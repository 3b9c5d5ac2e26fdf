import { z } from "zod";
import { jobOf } from "@/lib/api/answer/write-answers";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { InvalidInput } from "@/lib/errors";
import type { ErrorReport } from "@/lib/producer/error-report";
import type { NewRejectedRow } from "@/lib/producer/rejected-row";

const rejectedRow = z.strictObject({
  row: z.number().describe("As a spreadsheet counts it in the table that was imported: the header is row 1"),
  values: z
    .union([z.array(z.unknown()), z.record(z.string(), z.unknown())], { error: "give a list or an object" })
    .describe("The row's cells in the order of the columns, or by their names; missing ones are empty"),
  column: z.string().nullish().describe("The name of the column at fault; without it, the row as a whole"),
  message: z.string(),
});

export const recordRejects = writeOperation({
  id: "recordRejects",
  path: "/jobs/{id}/rejects",
  summary: "Record rejected rows",
  description:
    "The rows of one table that an import turned down, as an error report of their own, which people correct and import again. Without a row only how many were given is recorded.",
  params: jobId,
  body: z.strictObject({
    columns: z.array(z.string()).describe("The names of the table's columns"),
    rows: z.array(rejectedRow),
    name: z.string().optional().describe("Of the file; rejected-rows.csv without it"),
    rowsGiven: z.number().nullish().describe("How many rows the table had in all"),
  }),
  example: {
    columns: ["iata", "lat"],
    rows: [{ row: 14, values: ["00R", "x"], column: "lat", message: "no number" }],
    rowsGiven: 3376,
  },
  isOfRun: true,
  answer: {
    status: 201,
    description: "They are recorded.",
    schema: z.object({
      fileId: z.string().nullable().describe("Of the error report; null without a row"),
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

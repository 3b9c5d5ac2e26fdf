import { z } from "zod";
import { jobOf } from "@/lib/api/answer/write-answers";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { InvalidInput } from "@/lib/errors";
import type { ErrorReport } from "@/lib/producer/error-report";
import { type NewRejectedRow, ROW_READING } from "@/lib/producer/rejected-row";

const rejectedRow = z.strictObject({
  row: z.number().describe("Row number in the imported table, as in a spreadsheet: the header is row 1"),
  values: z
    .union([z.array(z.unknown()), z.record(z.string(), z.unknown())], { error: "give a list or an object" })
    .describe("The row's cells in the order of the columns, or by column name; missing ones are empty"),
  column: z.string().nullish().describe("The column with the error; left out when the whole row is wrong"),
  message: z.string(),
});

export const recordRejects = writeOperation({
  id: "recordRejects",
  path: "/jobs/{id}/rejects",
  summary: "Record rejected rows",
  description:
    "The rows of one table that an import rejected, as a new error report. People correct these rows and import them again. Without rows, only the number of given rows is recorded.",
  params: jobId,
  body: z.strictObject({
    columns: z.array(z.string()).describe("The names of the table's columns"),
    rows: z.array(rejectedRow),
    name: z.string().optional().describe("The file's name; rejected-rows.csv by default"),
    rowsGiven: z.number().nullish().describe("Number of rows in the table, with the rejected ones"),
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
    description: "The rows were recorded.",
    schema: z.object({
      fileId: z.string().nullable().describe("The id of the error report; null without rows"),
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

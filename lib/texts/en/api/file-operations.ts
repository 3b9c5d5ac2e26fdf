/** What the API's document says about the operations on a job's files and rejected rows. */
export const fileOperationsTexts = {
  getJobFile: {
    summary: "Download a file",
    description:
      "The file exactly as it was stored. Range, If-Range, If-Match and If-None-Match work; the entity tag is the file's SHA-256.",
    answer: "The file's bytes, with the recorded media type.",
    entityTag: "The file's SHA-256 in hexadecimal.",
    disposition: "The file's name.",
    part: "The requested part.",
    unchanged: "The file has not changed.",
    bom: "Adds a byte-order mark to an error report, for spreadsheets",
  },
  getJobArchive: {
    summary: "Download all files",
    description:
      "All files of the job, at most {most, number}, in one ZIP archive, uncompressed, in the folders input, output and error reports. Files that are missing from storage, or have changed there, are named in MISSING FILES.txt. The connection breaks if the archive can't be completed. Ranges don't work.",
    answer: "The archive's bytes. Content-Length is its whole length.",
    disposition: "The job's name and id.",
  },
  uploadFile: {
    summary: "Add a file",
    description:
      "The body is the file itself. If the upload is interrupted, too large or refused, nothing is stored. With an Idempotency-Key, Content-SHA256 and Content-Length are required: they identify the file.",
    body: "The file's bytes. A form is refused: use curl -X POST -T FILE, or --data-binary @FILE -H 'Content-Type: application/octet-stream'.",
    answer: "The file was stored.",
    name: "The file's name. Folders in it are removed",
    mediaType: "By default, the type that the name's extension stands for, with the charset of Content-Type",
    result: "true: Download Result downloads this file",
    checksum: "The file's checksum, in hexadecimal; other bytes are refused. Required with Idempotency-Key",
    size: "In bytes",
  },
  recordRejects: {
    summary: "Record rejected rows",
    description:
      "The rows of one table that an import rejected, as a new error report. People correct these rows and import them again. Without rows, only the number of rows in the table is recorded.",
    answer: "The rows were recorded.",
    fileId: "The id of the error report; null without rows",
    columns: "The names of the table's columns",
    name: "The file's name; rejected-rows.csv by default",
    rowsGiven: "Number of rows in the table, including rejected rows",
    row: "Row number in the imported table, as in a spreadsheet: the header is row 1",
    values: "The row's cells in the order of the columns, or by column name; missing cells are empty",
    column: "The column with the error; left out when the whole row is wrong",
  },
} as const;

import type { PicturedJob } from "./pictured-job";
import { REGISTER_COLUMNS, registerRow, registerText } from "./register-table";

/** What a Python program printed when it stopped, with frames of libraries among its own. */
const TRACE = `Traceback (most recent call last):
  File "/srv/archive/import/register.py", line 212, in <module>
    main(sys.argv[1:])
  File "/srv/archive/import/register.py", line 198, in main
    accessions.extend(read_rows(path, first=2))
  File "/srv/archive/import/rows.py", line 61, in read_rows
    received = parse_received(row["Received"])
  File "/srv/archive/import/dates.py", line 37, in parse_received
    return parser.parse(text, dayfirst=True).date()
  File "/usr/lib/python3/dist-packages/dateutil/parser/_parser.py", line 1368, in parse
    return DEFAULTPARSER.parse(timestr, **kwargs)
  File "/usr/lib/python3/dist-packages/dateutil/parser/_parser.py", line 649, in parse
    raise ParserError(str(e) + ": %s", timestr) from e
dateutil.parser._parser.ParserError: day is out of range for month: 30 February 1919
`;

/** The failed job whose page is pictured. */
export const registerImport: PicturedJob = {
  type: "import",
  name: "Accession register, volume 7 (1911–1926)",
  description: "Reads the typed register and makes an accession of each of its 1,148 rows",
  status: "failed",
  owner: "ines",
  createdAt: "2026-03-12T13:52:18.307Z",
  waited: 2,
  took: 8.61,
  runAt: "/imports/2071",
  object: { className: "Register", key: "7", label: "Accession registers" },
  progress: { done: 410, total: 1148, note: "row 412" },
  error: {
    message:
      "Row 412, column “Received”: 30 February 1919 is no date.\nThe 410 rows before it were read; none was stored.",
    trace: TRACE,
  },
  output: { file: "register-7.csv", rows: 1148, read: 410, stored: 0 },
  files: [
    { kind: "input", name: "register-7.csv", content: registerText(2, 1149) },
    { kind: "output", name: "accessions-7-partial.csv", content: registerText(2, 411) },
  ],
  rejected: {
    name: "register-7-errors.csv",
    columns: REGISTER_COLUMNS,
    rows: [
      { row: 117, column: "Received", message: "The date received is missing" },
      { row: 286, column: "Number", message: "The number is taken already" },
      { row: 287, column: "Number", message: "The number is taken already" },
    ].map((fault) => ({ ...fault, values: registerRow(fault.row) })),
    rowsGiven: null,
  },
  steps: [
    { name: "Compare the columns with volume 6", status: "completed", took: 0.41 },
    {
      name: "Read the rows",
      status: "failed",
      took: 7.92,
      error: "ParserError: day is out of range for month: 30 February 1919",
    },
    { name: "Find the donors among the authority records", status: "cancelled" },
    { name: "Store the accessions", status: "cancelled" },
    { name: "Number the boxes", status: "cancelled" },
  ],
};

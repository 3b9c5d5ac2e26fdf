import type { TestDatabase } from "../database";
import { insertJob, type JobRow } from "./job-factory";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const since = (milliseconds: number) => ({
  createdAt: fromNow(-milliseconds),
  startedAt: fromNow(-milliseconds),
});

export const NOBODY = "W".repeat(100);
const LARGEST_ID = "9223372036854775807";
/** Reverses what follows it, also after the end of its own text, unless the page isolates that text. */
export const TURNED = "\u202e";
export const COLOURED =
  "\u001b[1;31mred\u001b[0m and \u001b]8;;https://example.org\u0007linked\u001b]8;;\u0007";

const WIDEST: JobRow = {
  id: LARGEST_ID,
  name: "W".repeat(255),
  description: "m".repeat(2000),
  type: "m".repeat(50),
  status: "failed",
  owner: { id: null, name: NOBODY },
  runAt: `https://example.org/${"w".repeat(1980)}`,
  objectLabel: "W".repeat(255),
  errorMessage: "M".repeat(3000),
  stackTrace: "W".repeat(2000),
  output: `{"${"W".repeat(300)}": "${"W".repeat(3000)}"}`,
};

/** The same sentence in scripts that need fonts, joins or directions of their own, alone and between Latin and ids. */
export const SCRIPTS = {
  Arabic: "تصدير أوصاف المجموعة الرابعة إلى ملف واحد",
  Thai: "ส่งออกคำอธิบายของชุดที่สี่ไปยังไฟล์เดียวโดยไม่มีช่องว่างระหว่างคำเลยแม้แต่ช่องเดียว",
  Devanagari: "चौथे संग्रह के विवरणों को एक ही फ़ाइल में निर्यात करना",
  Chinese: "将第四批馆藏的著录数据导出到同一个文件中并核对每一条记录的完整性与一致性",
  mixed: "Export 2026-03 تصدير ref_00417/β 将著录 ID 9007199254740993 निर्यात (v2.1)",
};

const inScripts = Object.values(SCRIPTS).map(
  (text): JobRow => ({
    name: `${text} ${text}`,
    description: text.repeat(8),
    status: "failed",
    owner: { id: null, name: text.slice(0, 40) },
    objectLabel: text,
    errorMessage: `${text}\n${text}`,
    stackTrace: `${text}\n    at ${text} (/srv/a.ts:1:1)`,
    output: JSON.stringify({ [text]: [text, text] }),
  }),
);

const withMarks = [TURNED, COLOURED].map(
  (mark): JobRow => ({
    name: `${mark}gpj.exe`,
    description: `${mark}gpj.exe`,
    status: "failed",
    owner: { id: null, name: `${mark}anna` },
    runAt: `${mark}gpj.exe`,
    objectLabel: `${mark}gpj.exe`,
    errorMessage: `${mark}gpj.exe`,
    stackTrace: `Error: ${mark}gpj.exe\n    at run (/srv/${mark}run.ts:1:1)`,
    output: `${mark}gpj.exe`,
  }),
);

/** Names that show nothing. */
export const BLANK = ["", "   ", "\u200b\u2060", "\u3164", "\u00ad", TURNED, "\u001b[31m\u001b[0m", "\u2800"];
const nameless = [null, ...BLANK].map((name): JobRow => ({ name, status: "cancelled" }));

const AT = "2026-03-01T10:00:00Z";
/** Jobs with a strange duration, by what is strange about it. */
export const ODD_TIMES = {
  none: { name: "Took 0 s", status: "completed", startedAt: AT, finishedAt: AT },
  "400 days": {
    name: "Took 400 days",
    status: "completed",
    createdAt: "2025-01-25T10:00:00Z",
    startedAt: "2025-01-25T10:00:00Z",
    finishedAt: AT,
  },
  "400 days so far": { name: "Runs for 400 days", status: "running", ...since(400 * DAY + 2 * HOUR) },
  "a start to come": { name: "Starts in an hour", status: "running", ...since(-HOUR) },
  "a creation to come": { name: "Created in an hour", status: "pending", createdAt: fromNow(HOUR) },
} satisfies Record<string, JobRow>;

/** The jobs that look strange, as many as fit one page of the list. */
export const EXTREMES: readonly JobRow[] = [
  WIDEST,
  ...inScripts,
  ...withMarks,
  ...Object.values(ODD_TIMES),
  ...nameless,
];

/** Inserts jobs in this order, and returns their ids. */
export async function insertJobs(database: TestDatabase, rows: readonly JobRow[]): Promise<string[]> {
  const ids: string[] = [];
  for (const row of rows) ids.push(await insertJob(database, row));
  return ids;
}

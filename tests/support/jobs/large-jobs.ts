import { LIMITS } from "@/packages/producer/src/limits";
import type { JobRow } from "./job-factory";

/** Repeats the text as often as it fits. */
const fill = (size: number, text: string) => text.repeat(Math.floor(size / text.length));
const upTo = (size: number, item: (number: number) => string) => {
  const items: string[] = [];
  for (let length = 0; ; ) {
    const next = item(items.length);
    length += next.length + 1;
    if (length > size) return items;
    items.push(next);
  }
};

const OWN = "    at run (/srv/app/import/rows.ts:41:11)";
const LIBRARYS = "    at next (/srv/node_modules/pg/q.js:12:1)";
/** Numbers above 2^53: JSON.parse would change them. */
export const BIG_INTEGERS = ["9007199254740993", "123456789012345678901234567890"];

const failed = (row: JobRow): JobRow => ({ status: "failed", errorMessage: "Row 7", ...row });
const completed = (row: JobRow): JobRow => ({ status: "completed", ...row });

/** Jobs with texts as long as the database accepts. */
export const LARGE = {
  "a message of one word": failed({ errorMessage: fill(LIMITS.message, "M") }),
  "a message of many lines": failed({ errorMessage: fill(LIMITS.message, "Row 7 has no city\n") }),
  "a trace of one line": failed({ stackTrace: fill(LIMITS.trace, "W") }),
  "a trace of 5,000 lines": failed({
    stackTrace: Array.from({ length: 5000 }, (_, line) => (line % 2 ? OWN : LIBRARYS)).join("\n"),
  }),
  "an output of many keys": completed({
    output: `{${upTo(LIMITS.output - 100, (key) => `"key ${key}": ${BIG_INTEGERS[key % 2]}`).join()}}`,
  }),
  "an output of many objects": completed({
    output: `[${upTo(LIMITS.output - 100, (row) => `{"row": ${row}, "errors": ["title", "year"]}`).join()}]`,
  }),
  "an output of 2,000 levels": completed({
    output: `${`{"${"k".repeat(250)}":`.repeat(2000)}1${"}".repeat(2000)}`,
  }),
  "an output of half a million levels": completed({
    output: `${"[".repeat(LIMITS.output / 2)}${"]".repeat(LIMITS.output / 2)}`,
  }),
  "an output of 100,000 numbers": completed({
    output: `[${Array.from({ length: 100_000 }, (_, number) => number).join()}]`,
  }),
  "a text output of many lines": completed({ output: fill(LIMITS.output, "Row 7 has no city\n") }),
  "a text output of one line": completed({ output: fill(LIMITS.output, "W") }),
} satisfies Record<string, JobRow>;

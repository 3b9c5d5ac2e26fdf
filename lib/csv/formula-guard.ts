import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * What a spreadsheet would run begins with = + - @ or their full-width or small forms, after quotes, white space or
 * invisible characters. Apostrophes are among them, so that reading can undo the guard exactly. The expressions mean
 * the same to PostgreSQL and to JavaScript.
 */
const BEFORE =
  "['\"\\u0001-\\u0008\\u000b\\u000c\\u000e-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u180e" +
  "\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff]";
const TRIGGER = "[-=+@\\u2212\\ufe62\\ufe63\\ufe66\\ufe6b\\uff0b\\uff0d\\uff1d\\uff20]";
/**
 * Where a program that expects another delimiter than the comma may see a new cell begin. A quote protects none of
 * them, because it is in the middle of a cell there.
 */
const BOUNDARY = "[;\\t\\r\\n]";
/** Some spreadsheets read what follows a tab or a line break at the front as a new cell. */
const BREAK = "^'*[\\t\\r\\n]";
const INNER = `(${BOUNDARY})(?=${BEFORE}*${TRIGGER})`;
const PATTERN = `(?:^|${BOUNDARY})${BEFORE}*${TRIGGER}|${BREAK}`;

/**
 * PostgreSQL has no NUL and accepts none in an expression. A program that writes a file may drop a NUL, and then what
 * follows it comes first.
 */
const withNul = (pattern: string) => pattern.replaceAll("\\u0001", "\\u0000");
const pattern = new RegExp(withNul(PATTERN));
const inner = new RegExp(withNul(INNER), "g");
const guardedInner = new RegExp(withNul(`(${BOUNDARY})'(?=${BEFORE}*${TRIGGER})`), "g");

/**
 * Begins like a formula, but is a number, and spreadsheets read it as one: with a decimal point or a decimal comma, and
 * with the other of them, or nothing, between the thousands.
 */
const NUMBER =
  /^[-+](?:\d+(?:[.,]\d*)?|[.,]\d+|\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,})(?:[eE][-+]?\d+)?$/;

const literal = (expression: string) => sql.raw(`'${expression.replaceAll("'", "''")}'`);

/**
 * A text column with a ' before each cell that a spreadsheet would run, and within such a cell before each part that
 * would be one where ; or a tab separates.
 */
export const guarded = (column: SQLWrapper): SQL<string> =>
  sql`case when ${column} ~ ${literal(PATTERN)}
    then '''' || regexp_replace(${column}, ${literal(INNER)}, '\\1''', 'g') else ${column} end`;

/** Whether a spreadsheet would run it. Most cells need no expression, which takes longer (measured). */
const isRun = (cell: string) => !(beginsPlainly(cell) && hasNoBoundary(cell)) && pattern.test(cell);

function beginsPlainly(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const lower = first | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (first >= 0x30 && first <= 0x39);
}

function hasNoBoundary(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code === 0x3b || code === 0x09 || code === 0x0a || code === 0x0d) return false;
  }
  return true;
}

/** The same for one cell. Here a number stays a number, because people keep working with these cells. */
export const guardedCell = (cell: string): string =>
  isRun(cell) && !NUMBER.test(cell) ? `'${cell.replace(inner, "$1'")}` : cell;

/** Whether a cell looks as if it went through the guard. */
export const isGuarded = (cell: string): boolean => cell.charCodeAt(0) === 0x27 && isRun(cell.slice(1));

/** The original text of a cell that went through the guard. */
export const unguarded = (cell: string): string =>
  isGuarded(cell) ? cell.slice(1).replace(guardedInner, "$1") : cell;

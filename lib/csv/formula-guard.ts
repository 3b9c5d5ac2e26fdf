import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * A cell that a spreadsheet would run: after any white space or invisible characters it begins with = + - @ or their
 * full-width or small forms. Leading ' match too, so that reading can undo the guard exactly. The expression means the
 * same to PostgreSQL and to JavaScript.
 */
const INVISIBLE =
  "[\\u0001-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f" +
  "\\u205f-\\u206f\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff]";
const TRIGGER = "[-=+@\\u2212\\ufe62\\ufe63\\ufe66\\ufe6b\\uff0b\\uff0d\\uff1d\\uff20]";
const FORMULA = `^'*${INVISIBLE}*${TRIGGER}`;
/** Some spreadsheets read what follows a tab or a line break at the front as a new cell. */
const BREAK = "^'*[\\t\\r\\n]";
const PATTERN = `${FORMULA}|${BREAK}`;
/**
 * PostgreSQL has no NUL and accepts none in an expression. A program that writes a file may drop a NUL, and then what
 * follows it comes first.
 */
const pattern = new RegExp(PATTERN.replace("\\u0001", "\\u0000"));
/** Begins like a formula, but is a number, and spreadsheets read it as one. */
const NUMBER = /^[-+](?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A text column with a ' before each cell that a spreadsheet would run. */
export const guarded = (column: SQLWrapper): SQL<string> =>
  sql`case when ${column} ~ ${sql.raw(`'${PATTERN.replaceAll("'", "''")}'`)} then '''' || ${column} else ${column} end`;

/** The same for one cell. Here a number stays a number, because people keep working with these cells. */
export const guardedCell = (cell: string): string =>
  pattern.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;

/** The original text of a cell that went through the guard. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && pattern.test(cell.slice(1)) ? cell.slice(1) : cell;

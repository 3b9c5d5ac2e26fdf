import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * What a spreadsheet would run: a cell that begins, after any white space or invisible characters, with
 * = + - @ or their full-width forms. A leading ' counts along, so that reading can undo the guard exactly.
 * The expression means the same to PostgreSQL and to JavaScript.
 */
const FORMULA =
  "^'*[\\u0001-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u3000\\ufeff]*[-=+@\\uff1d\\uff0b\\uff0d\\uff20]";
/** A tab or carriage return at the front is enough for some spreadsheets to start reading anew. */
const BREAK = "^'*[\\t\\r]";
const PATTERN = `${FORMULA}|${BREAK}`;
const pattern = new RegExp(PATTERN);

/** A text column with a ' before each cell that a spreadsheet would run. */
export const guarded = (column: SQLWrapper): SQL<string> =>
  sql`case when ${column} ~ ${sql.raw(`'${PATTERN.replaceAll("'", "''")}'`)} then '''' || ${column} else ${column} end`;

/** The cell's own text again, of a cell that came through the guard. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && pattern.test(cell.slice(1)) ? cell.slice(1) : cell;

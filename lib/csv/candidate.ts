import type { Sample } from "./sample-records";

/** A delimiter, and what the beginning of the table says about it. */
export interface Candidate {
  delimiter: string;
  header: string[];
  /** How many rows come after the header. */
  rows: number;
  /** Whether the rows are as wide as the header: 3 nearly all of them, 2 at least half, 1 some, 0 none. */
  fit: 0 | 1 | 2 | 3;
  strayQuotes: number;
  skipsBlanks: boolean;
  /** Whether a bracket of a heading is opened in one cell and closed in another. */
  hasOpenBrackets: boolean;
  /** Whether most cells begin with a blank, as after punctuation. */
  isSpaced: boolean;
  /** Whether all headings begin with a letter or a digit. */
  hasCleanNames: boolean;
  /** The share of the rows that have several cells. */
  wide: number;
  /** Whether the file itself names this delimiter. */
  isNamed: boolean;
}

/** How many headings are looked at one by one. */
const NAMES = 1_000;

export function candidateOf(delimiter: string, sample: Sample, isNamed: boolean): Candidate {
  const [header = [], ...rows] = sample.rows;
  const names = header.slice(0, NAMES);
  const agreement = rows.length === 0 ? 1 : sumOf(rows.map((row) => credit(row, header))) / rows.length;
  const fit = fitOf(agreement);
  return {
    delimiter,
    header,
    rows: rows.length,
    fit: isNamed && fit > 0 ? 3 : fit,
    strayQuotes: sample.strayQuotes,
    skipsBlanks: sample.skipsBlanks,
    hasOpenBrackets: names.some(isOpen),
    isSpaced: isSpaced(sample.rows),
    hasCleanNames: names.every((name) => /^["'(]?[\p{L}\p{N}_]/u.test(name)),
    wide: rows.filter(({ length }) => length > 1).length / Math.max(1, rows.length),
    isNamed,
  };
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);

function fitOf(agreement: number): Candidate["fit"] {
  if (agreement >= 0.8) return 3;
  if (agreement >= 0.5) return 2;
  return agreement > 0 ? 1 : 0;
}

/** How well a row fits the header: empty cells at its end may be missing or too many. */
function credit(row: string[], header: string[]): number {
  if (row.length < 2 || lengthOf(row) > header.length) return 0;
  return row.length >= lengthOf(header) ? 1 : 0.5;
}

/** Without the empty cells at the end. */
const lengthOf = (cells: string[]) => cells.findLastIndex((cell) => cell !== "") + 1;

const PAIRS = ["()", "[]", "{}"] as const;
const isOpen = (name: string) =>
  PAIRS.some(([open, close]) => name.split(open ?? "").length !== name.split(close ?? "").length);

function isSpaced(rows: string[][]): boolean {
  const cells = rows.flatMap((row) => row.slice(1)).filter((cell) => cell !== "");
  return cells.filter((cell) => cell.startsWith(" ")).length * 2 > cells.length;
}

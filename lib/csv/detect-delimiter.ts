import { type Candidate, candidateOf } from "./candidate";
import { COMMON_DELIMITERS, RARE_DELIMITERS } from "./delimiters";
import { isErrorReport } from "./report-columns";
import { sampleRecords } from "./sample-records";

export interface Detected {
  /** Null: the table has one column. */
  delimiter: string | null;
  /** Other delimiters that fit as well. */
  rivals: string[];
  isSure: boolean;
  /** Whether blanks between a delimiter and a quote are not part of the cell. */
  skipsBlanks: boolean;
}

interface Evidence {
  /** The text is a whole file. */
  isWhole: boolean;
  /** What a line `sep=` says. */
  hinted: string | null;
  /** The file's name or media type says that tabs are between its cells. */
  isTabbed: boolean;
}

/**
 * What stands between the cells of a table that begins with this text. The width of the header that holds for the next
 * rows is the strongest sign. An error in the quotes is no reason to prefer another delimiter that has none because it
 * does not occur.
 */
export function detectDelimiter(text: string, evidence: Evidence): Detected {
  const named = evidence.hinted ?? (evidence.isTabbed ? "\t" : null);
  const delimiters = new Set([...COMMON_DELIMITERS, ...RARE_DELIMITERS, ...(evidence.hinted ?? "")]);
  const sampled = (delimiter: string) =>
    candidateOf(delimiter, sampleRecords(text, delimiter, evidence.isWhole), delimiter === named);
  // Each page of an import reads the beginning of a report as the console writes it: tried first, it costs least.
  const comma = sampled(",");
  if (isErrorReport(comma.header)) return certain(comma);
  const all = [...delimiters].map((delimiter) => (delimiter === "," ? comma : sampled(delimiter)));
  const report = all.find(({ header }) => isErrorReport(header));
  if (report) return certain(report);
  const hinted = all.find(({ delimiter, header }) => delimiter === evidence.hinted && header.length > 1);
  if (hinted) return certain(hinted);
  const [best, ...others] = all.filter(isPossible).toSorted(compare);
  if (!best) return oneColumn(all);
  const rivals = others.filter((other) => standing(other).every((value, at) => value === standing(best)[at]));
  return {
    delimiter: best.delimiter,
    rivals: rivals.map(({ delimiter }) => delimiter),
    skipsBlanks: best.skipsBlanks,
    isSure: best.fit === 3 ? rivals.length === 0 : best.fit > 0 && others.length === 0,
  };
}

const certain = ({ delimiter, skipsBlanks }: Candidate): Detected => ({
  delimiter,
  rivals: [],
  isSure: true,
  skipsBlanks,
});

const isRare = ({ delimiter }: Candidate) => RARE_DELIMITERS.some((rare) => rare === delimiter);

function isPossible(candidate: Candidate): boolean {
  const { header, fit, hasCleanNames, isSpaced, rows } = candidate;
  if (header.length < 2) return false;
  if (isRare(candidate)) return fit === 3 && rows > 0 && hasCleanNames;
  // A heading with punctuation of its own, over rows that have none.
  return fit > 0 || !(isSpaced || candidate.hasOpenBrackets);
}

/** What speaks for a candidate, the strongest first; lower is better. */
const standing = (candidate: Candidate) => [
  -candidate.fit,
  candidate.strayQuotes + Number(candidate.hasOpenBrackets),
  Number(candidate.isSpaced),
  Number(!candidate.isNamed),
];

function compare(one: Candidate, other: Candidate): number {
  const [first, second] = [standing(one), standing(other)];
  const at = first.findIndex((value, place) => value !== second[place]);
  if (at >= 0) return (first[at] ?? 0) - (second[at] ?? 0);
  return other.header.length - one.header.length;
}

/**
 * A header of one column. If most rows below it have several cells, they are read so and are then rejected, not put
 * whole into the one column: the first line may be a title.
 */
function oneColumn(all: Candidate[]): Detected {
  const [widest] = all.filter((one) => !isRare(one)).toSorted((one, other) => other.wide - one.wide);
  const delimiter = widest && widest.wide > 0.5 ? widest.delimiter : null;
  return { delimiter, rivals: [], isSure: false, skipsBlanks: false };
}

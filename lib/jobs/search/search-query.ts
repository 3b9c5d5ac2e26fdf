import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import type { Phrase, SearchTerms } from "@/lib/search/words";
import { ownerToken, typeToken } from "./job-words";

/** How an entry of the index is found: see jobs.search_in_block. */
export interface SearchQuery {
  /** For the index, which knows no places: with ~ before each word. */
  probe: string;
  /** The whole query, for the entries that the index gives; null if they need no further test. */
  words: string | null;
  /** The whole query, for entries that are found otherwise. */
  whole: string;
  /** About how many jobs have the rarest of the words, whatever their owner and type; null: it is not frequent. */
  jobs: number | null;
  /** About how many entries of its rarest part the index reads to combine it with the others; null: few, or none. */
  readToCombine: number | null;
}

/** Of which owner and of which types the jobs are; null: of any. */
export interface KnownTokens {
  owner: string | null;
  types: readonly string[] | null;
}

/** More types make the index no faster. */
const MOST_TYPES = 4;

/** For an entry that is tested, the index can collect so many (measured). */
const CHEAP = 50;

/** A part of a probe: one word, or one of several. */
interface Part {
  /** As jobs.search_counts takes them. */
  asked: string[];
  /** A prefix makes the index collect all jobs of all words that begin with it. */
  isPrefix: boolean;
}

/**
 * The query for the terms. The index is asked for the rarest of them, for whole words, and for prefixes that are not much
 * more frequent; the others are tested in the entries that it gives. Which one is rarest is known from the statistics of the table.
 */
export async function searchQuery(
  db: Database,
  terms: SearchTerms,
  known: KnownTokens,
): Promise<SearchQuery> {
  const words = [...wholeWords(terms), ...prefixes(terms)];
  const parts = [...words, ...tokens(known)];
  const counts = await jobsWith(db, parts);
  const rarest = parts.reduce<number>((best, _, at) => (isRarer(at, best) ? at : best), 0);
  const fewest = counts[rarest] ?? null;
  const isCheap = (count: number | null | undefined) =>
    fewest !== null && typeof count === "number" && count <= CHEAP * fewest;
  const asked = parts.filter(({ isPrefix }, at) => at === rarest || !isPrefix || isCheap(counts[at]));
  const isWhole =
    words.every((part) => asked.includes(part)) && terms.none.length === 0 && !terms.all.some(isLong);
  const whole = queryOf(terms);
  return {
    // Every entry has a type.
    probe: (asked.length > 0 ? asked : [{ asked: ["#*"], isPrefix: true }]).map(probeOf).join(" & "),
    words: isWhole ? null : whole,
    whole,
    readToCombine: asked.length > 1 ? fewest : null,
    jobs: words.length > 0 ? leastOf(counts.slice(0, words.length)) : Number.POSITIVE_INFINITY,
  };

  /** Of words that are not frequent, a long one is the rarer. */
  function isRarer(at: number, best: number): boolean {
    const [one, other] = [counts[at] ?? 0, counts[best] ?? 0];
    return one < other || (one === other && lengthOf(parts[at]) > lengthOf(parts[best]));
  }
}

const leastOf = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((least, count) => (least === null || count === null ? null : Math.min(least, count)));

const lengthOf = (part: Part | undefined): number => part?.asked[0]?.length ?? 0;

const isLong = ({ words }: Phrase): boolean => words.length > 1;

const wholeWords = ({ all }: SearchTerms): Part[] =>
  all
    .flatMap((phrase) => (phrase.isPrefix ? phrase.words.slice(0, -1) : phrase.words))
    .map((word) => ({ asked: [word], isPrefix: false }));

function tokens({ owner, types }: KnownTokens): Part[] {
  const asked: string[][] = [];
  if (owner !== null) asked.push([ownerToken(owner)]);
  if (types !== null && types.length > 0 && types.length <= MOST_TYPES) asked.push(types.map(typeToken));
  return asked.map((one) => ({ asked: one, isPrefix: false }));
}

const prefixes = ({ all }: SearchTerms): Part[] =>
  all.flatMap(({ words, isPrefix }) => (isPrefix ? [{ asked: [`${words.at(-1)}*`], isPrefix: true }] : []));

const probeOf = ({ asked }: Part): string => `(${asked.map((word) => operand(`~${word}`)).join(" | ")})`;

/** Words consist of letters, digits and marks, so that nothing in them needs an escape. */
const operand = (word: string): string => (word.endsWith("*") ? `'${word.slice(0, -1)}':*` : `'${word}'`);

const queryOf = ({ all, none }: SearchTerms): string =>
  [...all.map(phraseOf), ...none.map((phrase) => `!${phraseOf(phrase)}`)].join(" & ");

const phraseOf = ({ words, isPrefix }: Phrase): string =>
  `(${words.map((word, at) => operand(isPrefix && at === words.length - 1 ? `${word}*` : word)).join(" <-> ")})`;

/** About how many jobs have each part; null if it is not among the most frequent words. */
async function jobsWith(db: Database, parts: readonly Part[]): Promise<(number | null)[]> {
  const words = parts.flatMap(({ asked }) => asked);
  const [row] = await db
    .select({ counts: sql`to_json(jobs.search_counts(${sql.param(words)}::text[]))` })
    .from(sql`(values (1)) as one`);
  const { counts } = z.object({ counts: z.array(z.number().nullable()) }).parse(row);
  let at = 0;
  return parts.map(({ asked }) => {
    const known = asked.flatMap(() => counts[at++] ?? []);
    return known.length > 0 ? known.reduce((sum, one) => sum + one) : null;
  });
}

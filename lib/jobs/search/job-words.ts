import { type SearchTerms, standsAt, type Word, wordsOf } from "@/lib/search/words";

/** What the search reads of a job. */
export interface JobTexts {
  id: string;
  ownerName: string | null;
  name: string | null;
  objectLabel: string | null;
  description: string | null;
  errorMessage: string | null;
}

/** How much of an error message is read, in characters. */
export const ERROR_READ = 8_192;

/** Of a job with more words, the first are found. */
const MOST_WORDS = 1_000;

/** Stands between two texts, so that no phrase goes from one to the next. */
const GAP = "";

/** The words of a job in their order; long texts come last, so that those cut off are theirs. */
function wordsOfJob(job: JobTexts): Word[] {
  const texts = [job.id, job.ownerName, job.name, job.objectLabel, job.description, job.errorMessage];
  const words: string[] = [];
  for (const text of texts) {
    if (!text) continue;
    for (const { word } of wordsOf(text)) words.push(word);
    words.push(GAP);
  }
  return words.slice(0, MOST_WORDS).map((word, at) => ({ word, position: at + 1 }));
}

/** Whether a job has all words that it must have, and none that it must not have. */
export function hasTerms(job: JobTexts, { all, none }: SearchTerms): boolean {
  const words = wordsOfJob(job);
  const has = (phrase: SearchTerms["all"][number]) => words.some((_, at) => standsAt(words, at, phrase));
  return all.every(has) && !none.some(has);
}

/** A job for the index. */
export interface JobToIndex extends JobTexts {
  ownerId: string | null;
  type: string;
}

export const ownerToken = (ownerId: string): string => `@${ownerId}`;
export const typeToken = (type: string): string => `#${type}`;

/** The words of a job as PostgreSQL reads a tsvector, and its type and owner, which are no word's spelling. */
export function entryOf(job: JobToIndex): string {
  const tokens = [typeToken(job.type), ...(job.ownerId === null ? [] : [ownerToken(job.ownerId)])];
  const placed = wordsOfJob(job).flatMap(({ word, position }) =>
    word === GAP ? [] : [`${word}:${position}`],
  );
  return [...tokens, ...placed].join(" ");
}

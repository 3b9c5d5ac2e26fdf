import { characterOf } from "./character";

/*
 * Words are built here alone, for the index and for what people type: PostgreSQL's and ICU's own rules differ between
 * servers and versions. A word is a run of letters, digits and marks, without accents and case. In scripts that put no
 * spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), each character is a word.
 */

/** Longer words are cut to so many characters. */
const LONGEST_WORD = 64;

/** A word of a text, as it is compared. */
export interface Word {
  word: string;
  /** Its place among the words of the text, from 1. */
  position: number;
}

/** A word, and where it stands in the text. */
export interface PlacedWord extends Word {
  from: number;
  to: number;
}

/** The words of a text in their order. */
function* placedWords(text: string): Generator<PlacedWord> {
  let [word, from, to, position] = ["", 0, 0, 0];
  const ended = (): PlacedWord => ({ word: cut(word), position: ++position, from, to });
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const next = at + widthOf(code);
    const { folded, standsAlone } = characterOf(code);
    if (word !== "" && standsAlone) {
      yield ended();
      word = "";
    }
    for (const one of folded) {
      if (one === " ") {
        if (word !== "") yield ended();
        word = "";
        continue;
      }
      if (word === "") from = at;
      word += one;
      to = next;
      if (!standsAlone) continue;
      yield ended();
      word = "";
    }
    at = next;
  }
  if (word !== "") yield ended();
}

const cut = (word: string): string =>
  word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join("") : word;

/** The words of a text in their order. */
export const wordsOf = (text: string): Word[] =>
  Array.from(placedWords(text), ({ word, position }) => ({ word, position }));

/** The text as it is compared: its words, with a blank between them. */
export const fold = (text: string): string => Array.from(placedWords(text), ({ word }) => word).join(" ");

/** Words in a row. */
export interface Phrase {
  words: string[];
  /** Whether the last one may be the beginning of a longer word. */
  isPrefix: boolean;
}

/** What a job's words must have, and must not have. */
export interface SearchTerms {
  all: Phrase[];
  none: Phrase[];
}

/** A term as people type it: `word`, `two-words`, `"exact words"`, each with a `-` in front if it must not be there. */
const TERM = /(-?)(?:["“”„]([^"“”„]*)["“”„]?|(\S+))/g;

/**
 * What was typed, as terms; null if there is no word in it. All terms must match, in any order. What is written without
 * a blank ("batch-12", or a sentence in Chinese) must stand there in a row; the last word of a term may be longer, unless it
 * is in quotation marks.
 */
export function parseWords(typed: string): SearchTerms | null {
  const terms: SearchTerms = { all: [], none: [] };
  for (const [, minus, quoted, plain = ""] of typed.matchAll(TERM)) {
    const words = wordsOf(quoted ?? plain).map(({ word }) => word);
    const list = minus ? terms.none : terms.all;
    const phrase = { words, isPrefix: quoted === undefined };
    if (words.length > 0 && !list.some((known) => isSame(known, phrase))) list.push(phrase);
  }
  return terms.all.length + terms.none.length > 0 ? terms : null;
}

const isSame = (one: Phrase, other: Phrase): boolean =>
  one.isPrefix === other.isPrefix && one.words.join(" ") === other.words.join(" ");

/** Whether the phrase stands in these words at a place. */
export const standsAt = (words: readonly Word[], at: number, { words: sought, isPrefix }: Phrase): boolean =>
  sought.every((part, index) => {
    const { word } = words[at + index] ?? { word: "" };
    return isPrefix && index === sought.length - 1 ? word.startsWith(part) : word === part;
  });

/** A part of a text: its first character, and the one after its last. */
export type Range = [from: number, to: number];

/** Where the text has what was searched for, in order and without overlaps; of a longer word its beginning. */
export function matchRanges(text: string, { all }: Pick<SearchTerms, "all">): Range[] {
  const words = [...placedWords(text)];
  const found = words.flatMap((first, at) =>
    all.flatMap((phrase): Range[] => {
      const last = words[at + phrase.words.length - 1];
      return last && standsAt(words, at, phrase) ? [[first.from, endOf(text, last, phrase)]] : [];
    }),
  );
  const merged: Range[] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Where the last word of a phrase ends in the text, with the accents that belong to it. */
function endOf(text: string, { word, from, to }: PlacedWord, { words }: Phrase): number {
  const sought = words.at(-1) ?? "";
  let at = word === sought ? to : from;
  for (let left = word === sought ? 0 : sought.length; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const { folded } = characterOf(code);
    if (left <= 0 && folded !== "") break;
    left -= folded.length;
    at += widthOf(code);
  }
  return at;
}

/** How many units of a string a code point takes. */
const widthOf = (code: number): number => (code > 0xff_ff ? 2 : 1);

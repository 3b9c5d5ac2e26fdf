import { expect, test } from "vitest";
import { type TokenBuckets, takeToken } from "@/lib/web/limits/token-bucket";

const TERMS = { perSecond: 2, most: 3 };
const SECOND = 1000;

/** What each of many asks at one moment came to. */
const take = (from: TokenBuckets, times: number, now: number, who = "anna") =>
  Array.from({ length: times }, () => takeToken(from, who, TERMS, now));

test("as many as there may be are there at once, then as many as time brings", () => {
  const from: TokenBuckets = new Map();
  expect(take(from, 5, 0)).toEqual([null, null, null, 1, 1]);
  expect(take(from, 2, 0.5 * SECOND)).toEqual([null, 1]);
  expect(take(from, 3, 1.5 * SECOND)).toEqual([null, null, 1]);
  expect(take(from, 4, 100 * SECOND)).toEqual([null, null, null, 1]);
});

test("asking again while there is none does not make the wait longer", () => {
  const from: TokenBuckets = new Map();
  take(from, 1_000, 0);
  expect(take(from, 1, 0.5 * SECOND)).toEqual([null]);
});

test("the wait is told in whole seconds, and is long enough", () => {
  const from: TokenBuckets = new Map();
  const slow = { perSecond: 0.3, most: 1 };
  takeToken(from, "anna", slow, 0);
  expect(takeToken(from, "anna", slow, 0)).toBe(4);
  expect(takeToken(from, "anna", slow, 4 * SECOND)).toBeNull();
});

test("one doesn't use up another's, and millions of them don't use up the memory", () => {
  const from: TokenBuckets = new Map();
  take(from, 3, 0);
  expect(take(from, 1, 0, "bela")).toEqual([null]);
  for (let at = 0; at < 20_000; at++) takeToken(from, `10.0.0.${at}`, TERMS, 0);
  expect(from.size).toBe(10_000);
});

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** What a request's preconditions come to: go on, there is nothing new (304), or something else is there (412). */
export type Outcome = "go on" | 304 | 412;

/**
 * If-Match, then If-None-Match, in the order of RFC 9110 §13.2.2. `tag` is strong. The two that go by a date do
 * not count: no answer of ours gives one.
 */
export function checkPreconditions(headers: Headers, tag: string): Outcome {
  const match = headers.get("if-match");
  if (match !== null && !names(match, tag, isSame)) return 412;
  const noneMatch = headers.get("if-none-match");
  return noneMatch !== null && names(noneMatch, tag, isSameWeakly) ? 304 : "go on";
}

/** Whether a Range counts: without If-Range, or with the very tag. A date or a weak tag vouches for no byte. */
export function allowsRange(headers: Headers, tag: string): boolean {
  const condition = headers.get("if-range");
  return condition === null || condition.trim() === tag;
}

const isSame = (one: string, other: string) => one === other;
const isSameWeakly = (one: string, other: string) => one.replace(/^W\//, "") === other;

const names = (list: string, tag: string, same: typeof isSame) =>
  list.trim() === "*" || (list.match(TAG) ?? []).some((one) => same(one, tag));

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** The result of a request's preconditions: go on, nothing has changed (304), or the file is another one (412). */
export type Outcome = "continue" | 304 | 412;

/**
 * If-Match, then If-None-Match, in the order of RFC 9110 §13.2.2. `tag` is strong. The two preconditions with a date
 * are ignored: no answer of ours has one.
 */
export function checkPreconditions(headers: Headers, tag: string): Outcome {
  const match = headers.get("if-match");
  if (match !== null && !names(match, tag, isSame)) return 412;
  const noneMatch = headers.get("if-none-match");
  return noneMatch !== null && names(noneMatch, tag, isSameWeakly) ? 304 : "continue";
}

/**
 * Whether a Range counts: without If-Range, or with exactly this tag. A date or a weak tag does not prove the bytes.
 */
export function allowsRange(headers: Headers, tag: string): boolean {
  const condition = headers.get("if-range");
  return condition === null || condition.trim() === tag;
}

const isSame = (one: string, other: string) => one === other;
const isSameWeakly = (one: string, other: string) => one.replace(/^W\//, "") === other;

const names = (list: string, tag: string, same: typeof isSame) =>
  list.trim() === "*" || (list.match(TAG) ?? []).some((one) => same(one, tag));

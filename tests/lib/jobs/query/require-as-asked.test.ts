import { expect, test } from "vitest";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { requireAsAsked } from "@/lib/jobs/query/require-as-asked";

const ADMIN = { role: "admin" } as const;

const ask = (asked: Record<string, string>, viewer: { role: "admin" | "staff" } = ADMIN) =>
  requireAsAsked(asked, { filter: readFilter(asked, viewer).filter, viewer });

test("a program may ask in a text, by parameters, or both", () => {
  const q = 'Status:failed -type:sync owner:maria since:7d "exact words" -draft';
  ask({ q });
  ask({ q, status: "running", tab: "imports", sort: "name" });
  const words = { status: "failed", type: "-sync", owner: "maria", since: "7d", q: '"exact words" -draft' };
  ask(words);
  expect(readFilter(words, ADMIN)).toEqual(readFilter({ q }, ADMIN));
});

/** Ten words, of more than 500 characters together. */
const LONG = Array.from({ length: 10 }, (_, at) =>
  at % 2 ? `harbour${100 + at}` : "x".repeat(90) + at,
).join(" ");

test.each([
  ["colour:red car", "q", "“colour:red” does not name a filter. Put it in quotes to search for the words."],
  [
    "status: failed",
    "q",
    "“status:” has no value. Write the value directly after the colon, as in status:failed.",
  ],
  ["🎉", "q", "“🎉” has no letters or digits, which a search needs."],
  ["status:failed status:running", "q", "“status” can be given only once."],
  [LONG, "q", "The search is too long: a search takes 500 characters, up to “harbour107”."],
  [
    "one two three four five six seven eight nine ten eleven twelve",
    "q",
    "A search takes at most 10 words. Leave “eleven” and “twelve” out. Words in quotes count as one.",
  ],
  ["", "q", "give words or filters"],
  [' "" ', "q", "give words or filters"],
  ["status:done", "status", "there is no status “done” here."],
  ["since:soon", "since", "there is no since “soon” here."],
])("a program that asks for %.40s is refused", (q, field, message) => {
  expect(() => ask({ q })).toThrow(
    expect.objectContaining({ field, message: expect.stringContaining(message) }),
  );
});

test("a filter of administrators is refused to others", () => {
  expect(() => ask({ q: "owner:maria" }, { role: "staff" })).toThrow(
    expect.objectContaining({ field: "owner", message: expect.stringContaining("only administrators") }),
  );
});

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

/** A hundred words of ten characters. */
const HARBOURS = Array.from({ length: 100 }, (_, at) => `harbour${100 + at}`).join(" ");

test.each([
  ["colour:red car", "q", "“colour:red” does not name a filter. Put it in quotes to search for the words."],
  [
    "status: failed",
    "q",
    "“status:” has no value. Write the value directly after the colon, as in status:failed.",
  ],
  ["🎉", "q", "“🎉” has no letters or digits, which a search needs."],
  ["status:failed status:running", "q", "“status” can be given only once."],
  [HARBOURS, "q", "The search is too long: a search takes 500 characters, up to “harbour143 harbour144”."],
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

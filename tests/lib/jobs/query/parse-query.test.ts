import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_FILTER, toParams } from "@/lib/jobs/filter/filter";
import { readFilter } from "@/lib/jobs/query/parse-query";
import { printQuery } from "@/lib/jobs/query/print-query";
import { QUALIFIERS } from "@/lib/jobs/query/qualifiers";
import { cleanParams, spreadQuery } from "@/lib/jobs/query/spread-query";

const ADMIN = { role: "admin" } as const;
const STAFF = { role: "staff" } as const;

/** Ten words, of more than 500 characters together. */
const LONG = Array.from({ length: 10 }, (_, at) =>
  at % 2 ? `harbour${100 + at}` : "x".repeat(90) + at,
).join(" ");
/** A hundred words of ten characters. */
const HARBOURS = Array.from({ length: 100 }, (_, at) => `harbour${100 + at}`).join(" ");

/** The field's text for a filter that was read. */
const printed = (text: string) =>
  printQuery(Object.fromEntries(toParams(readFilter({ q: text }, ADMIN).filter)));

test.each([
  ["harbour photographs", { q: "harbour photographs" }],
  [
    'status:failed owner:maria type:import since:7d -draft "exact words"',
    { status: "failed", owner: "maria", type: "import", since: "7d", q: '-draft "exact words"' },
  ],
  ["from:2026-11-24 to:2026-11-30 harbour", { from: "2026-11-24", to: "2026-11-30", q: "harbour" }],
  ["rejected:yes silent:no longer:10m", { rejected: "yes", silent: "no", longer: "10m" }],
  ["-type:sync -status:failed", { type: "-sync", status: "-failed" }],
  ['owner:"maria s"', { owner: "maria s" }],
  ["Status:Failed TYPE:Sync rejected:YES", { status: "failed", type: "sync", rejected: "yes" }],
  ['type:"AI processing"', { type: "ai_processing" }],
  ["status:failed status:failed", { status: "failed" }],
  ["harbour Harbour harbour", { q: "harbour Harbour" }],
])("%s is understood", (text, words) => {
  const { filter, notices } = readFilter({ q: text }, ADMIN);
  expect(notices).toEqual([]);
  expect(filter).toMatchObject({ ...DEFAULT_FILTER, ...words });
});

test.each([
  ["colour:red car", "“colour:red” does not name a filter and was searched for as words.", "colour:red car"],
  ['a:"b c"', null, 'a: "b c"'],
  [
    'colour:"dark red"',
    '“colour:"dark red"” does not name a filter and was searched for as words.',
    '"colour: dark red"',
  ],
  [
    "status: failed",
    "“status:” has no value and was searched for as words. Write the value directly after the colon, as in status:failed.",
    "status: failed",
  ],
  ["🎉 party", "“🎉” has no letters or digits, so it was not searched for.", "party"],
  ["%_\\'", "“%_\\'” has no letters or digits, so it was not searched for.", null],
  ["harbour & photographs / 2", null, "harbour photographs 2"],
  ["status:done harbour", "Unknown status “done” was ignored.", "harbour"],
  ["since:soon", "“soon” was ignored: “since” takes", null],
  ["longer:long", "“long” was ignored: “longer” takes", null],
  ["rejected:maybe", "“maybe” was ignored: “rejected” takes", null],
  ["status:failed status:running", "“status”", null],
  ["type:import -type:sync", "“type”", null],
])("of %s what is not understood is named", (text, notice, q) => {
  const { filter, notices } = readFilter({ q: text }, ADMIN);
  expect(notices).toEqual(notice === null ? [] : [expect.stringContaining(notice)]);
  expect(filter).toMatchObject({ ...DEFAULT_FILTER, q });
});

test("a filter of administrators is named for others", () => {
  expect(readFilter({ q: "owner:maria" }, STAFF)).toMatchObject({
    filter: { owner: null },
    notices: [expect.stringContaining("Only administrators")],
  });
});

test("of thousands of one kind the first few are named, in one sentence", () => {
  const text = Array.from({ length: 2_000 }, (_, at) => `x${"abcdefghij"[at % 10]}y${at}:z`).join(" ");
  const colons = "colour:red ".repeat(2_000);
  expect(readFilter({ q: colons }, ADMIN).notices).toEqual([
    "“colour:red” does not name a filter and was searched for as words.",
  ]);
  expect(readFilter({ q: text }, ADMIN).notices.join().length).toBeLessThan(600);
});

test("what is too long is cut between words, and the sentence says where", () => {
  const { filter, notices } = readFilter({ q: `status:failed ${LONG}` }, ADMIN);
  expect(filter.q?.length).toBeLessThanOrEqual(500);
  expect(filter.q).toMatch(/^(x{90}\d harbour1\d\d ?)+$/);
  expect(filter.status).toBe("failed");
  expect(notices).toEqual(["The search is too long. What stands after “harbour107” was left out."]);
});

test("of too many words the first ten are searched for, and the others are named", () => {
  const ten = HARBOURS.split(" ").slice(0, 9).join(" ");
  expect(readFilter({ q: `${ten} "exact words in quotes"` }, ADMIN).notices).toEqual([]);
  const { filter, notices } = readFilter({ q: `${HARBOURS} status:failed colour:red` }, ADMIN);
  expect([filter.q, filter.status]).toEqual([`${ten} harbour109`, "failed"]);
  expect(notices).toEqual([
    "A search takes at most 10 words, so “harbour110”, “harbour111”, “harbour112” and 88 others were left out. Words in quotes count as one.",
  ]);
  const one = "A search takes at most 10 words, so “-draft” was left out. Words in quotes count as one.";
  expect(readFilter({ q: `${ten} one -draft 🎉` }, ADMIN)).toMatchObject({
    filter: { q: `${ten} one` },
    notices: ["“🎉” has no letters or digits, so it was not searched for.", one],
  });
});

test("what is typed wins over a field of the same name, and the others stay", () => {
  const params = { q: "status:failed harbour", status: "running", type: "sync", tab: "imports", page: "3" };
  expect(spreadQuery(params).params).toEqual({ ...params, status: "failed", q: "harbour" });
  expect(cleanParams(params)).toEqual({ tab: "imports", status: "failed", type: "sync", q: "harbour" });
});

test("an address is led to a clean one once", () => {
  expect(cleanParams({ status: "failed" })).toBeNull();
  expect(cleanParams({ q: "harbour", after: "1" })).toBeNull();
  expect(cleanParams({ q: "", status: "failed", type: "" })).toEqual({ status: "failed" });
  expect(cleanParams({ q: "  harbour   photographs ", colour: "red" })).toEqual({
    q: "harbour photographs",
    colour: "red",
  });
  expect(cleanParams({ q: "status:failed status:running" })).toEqual({ status: ["failed", "running"] });
  expect(cleanParams({ q: ["one", "two"] })).toBeNull();
});

const unit = fc.constantFrom(
  ..." \"-:/,.%_\\'ab1٣สวัสดี漢ع\u0301🎉\u0000\u202e\ud800",
  ...QUALIFIERS.flatMap((name) => [`${name}:`, ` -${name}:`, ` ${name}:"`]),
  ..." failed import yes no 7d 10m 2026-11-24 today colour:red".split(" "),
);
const typed = fc.oneof(
  fc.string({ unit, maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom("status:failed", '"exact words"', "-word", "type:sync", "owner:maria", "since:today"),
    )
    .map((terms) => terms.join(" ")),
);

test("any text is read and printed back to itself, or what is not understood is named", () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { filter, notices } = readFilter({ q: text }, ADMIN);
      const once = printed(text);
      // What was printed is understood, and means the same.
      expect(readFilter({ q: once }, ADMIN).filter).toEqual(filter);
      expect(printed(once)).toBe(once);
      if (notices.length === 0) expect(readFilter({ q: once }, ADMIN).notices).toEqual([]);
      // Each part of the text is in the filter, or named.
      const clean = cleanParams({ q: text }) ?? { q: text };
      expect(cleanParams(clean)).toBeNull();
      expect(readFilter({ q: printQuery(clean) }, ADMIN).notices).toEqual(notices);
    }),
    { numRuns: 500 },
  );
});

test.each(['"', "-", ":", "status:", 'status:"', "a", "🎉", "ع", "漢", "\u0301", "\u0000", "aa:b ", '-"a" '])(
  "10,000 times %j is read",
  (part) => {
    const { filter, notices } = readFilter({ q: part.repeat(10_000) }, ADMIN);
    expect(filter.q?.length ?? 0).toBeLessThanOrEqual(500);
    expect(notices.join().length).toBeLessThan(1_000);
  },
);

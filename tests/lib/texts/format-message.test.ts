import { expect, expectTypeOf, test } from "vitest";
import { formatMessage } from "@/lib/texts/format-message";
import type { MessageValues } from "@/lib/texts/message-values";
import { parseMessage } from "@/lib/texts/parse-message";

const DELETED =
  "{count, plural, =0 {No jobs were deleted.} one {# job was deleted.} other {# jobs were deleted.}}";

test.each([
  [0, "No jobs were deleted."],
  [1, "1 job was deleted."],
  [2, "2 jobs were deleted."],
  [1_000_000, "1,000,000 jobs were deleted."],
  [1_000_000n, "1,000,000 jobs were deleted."],
])("%s is written in the language's plural", (count, text) => {
  expect(formatMessage(DELETED, { count })).toBe(text);
});

test("places, choices in choices, and ids without separators", () => {
  const message =
    "Job {id}: {tab, select, import {{count, plural, one {# import} other {# imports}}} other {{count, number}}} of {name}";
  expect(formatMessage(message, { id: 12345, tab: "import", count: 1, name: "Ada" })).toBe(
    "Job 12345: 1 import of Ada",
  );
  expect(formatMessage(message, { id: 12345, tab: "all", count: 2000, name: "Ada" })).toBe(
    "Job 12345: 2,000 of Ada",
  );
});

test.each([
  "x".repeat(255),
  "مهمة استيراد",
  "</b><script>alert(1)</script>",
  "quote \" and {count} and # and '",
  "",
])("the value %j stands in a sentence as it is", (name) => {
  expect(formatMessage("“{name}” has ended.", { name })).toBe(`“${name}” has ended.`);
});

test("# is the number in a plural and a character elsewhere", () => {
  expect(formatMessage("Issue #{id}", { id: 7 })).toBe("Issue #7");
});

test.each([
  ["{count, plural, one {# job}}", 'No branch "other"'],
  ["{count, date}", "Expected number, plural or select at character 7"],
  ["{name", "Expected number, plural or select at character 6"],
  ["a } b", "Expected the end at character 3"],
  ["<b>bold", "Expected </b> at character 8"],
  ["a < b", "Expected the end at character 3"],
])("a message that can't be read is an error: %s", (message, reason) => {
  expect(() => parseMessage(message)).toThrow(reason);
});

test("a value that is missing is an error at run time as well", () => {
  const values: Record<string, string> = {};
  expect(() => formatMessage(String("Hello {name}"), values)).toThrow('No value "name"');
});

test("the compiler reads the values of a message", () => {
  type Values<Message extends string> = MessageValues<Message, string, never>;
  expectTypeOf<keyof Values<"Hello">>().toEqualTypeOf<never>();
  expectTypeOf<Values<"{a} and {b, number}">>().toEqualTypeOf<{ a: string; b: number | bigint }>();
  expectTypeOf<Values<"{n, plural, =0 {None} one {it} other {# of {all, number}}}, {who}">>().toEqualTypeOf<{
    n: number | bigint;
    all: number | bigint;
    who: string;
  }>();
  expectTypeOf<
    Values<"{tab, select, import {{n, plural, one {a} other {b}}} other {all}} by {who}">
  >().toEqualTypeOf<{
    tab: string;
    n: number | bigint;
    who: string;
  }>();
  expectTypeOf<MessageValues<"See <link>{page}</link>.", string, () => string>>().toEqualTypeOf<{
    page: string;
    link: () => string;
  }>();
});

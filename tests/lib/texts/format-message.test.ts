import { expect, expectTypeOf, test } from "vitest";
import { formatMessage, formatRich, type MessageValues } from "@/lib/texts/format-message";

const JOBS = "{count, plural, =0 {No jobs} one {# job of {owner}} other {# jobs of {owner}}}";

test.each([
  [0, "No jobs"],
  [1, "1 job of Ana"],
  [2, "2 jobs of Ana"],
  [1_000_000, "1,000,000 jobs of Ana"],
])("%d takes its own plural, and numbers have their separators", (count, text) => {
  expect(formatMessage(JOBS, { count, owner: "Ana" })).toBe(text);
});

test.each(["{braces} and <b>tags</b>", "# 7", "x".repeat(255), "שלום", "it's “quoted”"])(
  "a value stays as it is: %s",
  (name) => {
    expect(formatMessage("Job {name} ({count, number})", { name, count: 12_345 })).toBe(
      `Job ${name} (12,345)`,
    );
  },
);

test("a tag encloses what becomes an element, values and plurals included", () => {
  const link = (content: (string | { href: string })[]) => ({ href: content.join("") });
  expect(
    formatRich("See <link>{count, plural, one {# file} other {# files}}</link>.", { count: 2, link }),
  ).toEqual(["See ", { href: "2 files" }, "."]);
});

test.each(["{", "{ }", "{count, plural, one {#}}", "{count, plural, other {#}", "<b>open", "a } b", "</b>"])(
  "a message that is broken is refused: %s",
  (message) => {
    expect(() => formatMessage<string>(message, {})).toThrow(SyntaxError);
  },
);

test("the compiler knows what a message asks for", () => {
  expectTypeOf<MessageValues<"Job {id}">>().toEqualTypeOf<{ id: string }>();
  expectTypeOf<MessageValues<typeof JOBS>["count"]>().toEqualTypeOf<number>();
  expectTypeOf<MessageValues<typeof JOBS>["owner"]>().toEqualTypeOf<string>();
  expectTypeOf<{ name: string }>().not.toExtend<MessageValues<"Job {id}">>();
  expectTypeOf<{ count: string; owner: string }>().not.toExtend<MessageValues<typeof JOBS>>();
});

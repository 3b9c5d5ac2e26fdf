import fc from "fast-check";
import { expect, test } from "vitest";
import { describeFailure } from "@/packages/producer/src/describe-failure";
import { LIMITS } from "@/packages/producer/src/limits";

const bytes = (text: string | null) => Buffer.byteLength(text ?? "");

test("an error gives its message and its stack, causes included", () => {
  const { message, trace } = describeFailure(new Error("no such file", { cause: new Error("disk gone") }));
  expect(message).toBe("no such file");
  expect(trace).toContain("describe-failure.test.ts");
  expect(trace).toContain("disk gone");
});

test("any thrown value is described within the limits, without NUL or half characters", () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true }),
      (thrown) => {
        const { message, trace } = describeFailure(thrown);
        expect(message).not.toBe("");
        for (const text of [message, trace ?? ""]) {
          expect(text.includes("\0")).toBe(false);
          expect(text.isWellFormed()).toBe(true);
        }
        expect(bytes(message)).toBeLessThanOrEqual(LIMITS.message);
        expect(bytes(trace)).toBeLessThanOrEqual(LIMITS.trace);
      },
    ),
  );
});

test("what resists being looked at is described all the same", () => {
  const circular: Record<string, unknown> = { name: "loop" };
  circular.self = circular;
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error("trap");
      },
    },
  );
  const liar = new Error("x");
  Object.defineProperty(liar, "stack", {
    get: () => {
      throw new Error("getter");
    },
  });
  Object.defineProperty(liar, "message", {
    get: () => {
      throw new Error("getter");
    },
  });
  for (const thrown of [
    circular,
    trap,
    liar,
    undefined,
    null,
    Symbol("s"),
    () => 1,
    Number.NaN,
    "",
    {},
    Object.create(null),
  ]) {
    expect(describeFailure(thrown).message).not.toBe("");
  }
});

test("a 5 MB trace keeps its head and tail, and says what was left out", () => {
  const long = new Error("long");
  long.stack = `HEAD${"é".repeat(2_500_000)}TAIL`;
  const { trace } = describeFailure(long);
  expect(trace).toMatch(/^.{0,10}HEAD/s);
  expect(trace).toMatch(/TAIL.{0,10}$/s);
  expect(trace).toMatch(/… [\d,]+ bytes left out …/);
  expect(bytes(trace)).toBeLessThanOrEqual(LIMITS.trace);
});

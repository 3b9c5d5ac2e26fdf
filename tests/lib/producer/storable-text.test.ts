import fc from "fast-check";
import { expect, test } from "vitest";
import { cutMiddle, outputText, storable } from "@/packages/producer/src/storable-text";

test("a cut text fits to the byte, is whole at its edges, and tells how much is missing", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "ก", "😀", "\n"), maxLength: 2000 });
  fc.assert(
    fc.property(text, fc.integer({ min: 100, max: 2000 }), (whole, limit) => {
      const cut = cutMiddle(whole, limit);
      if (Buffer.byteLength(whole) <= limit) {
        expect(cut).toBe(whole);
        return;
      }
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
      expect(cut).not.toContain("\uFFFD");
      const [, head, left, tail] = /^(.*)\n… ([\d,]+) bytes left out …\n(.*)$/s.exec(cut) ?? [];
      expect(whole.startsWith(head ?? "?") && whole.endsWith(tail ?? "?")).toBe(true);
      expect(Buffer.byteLength(`${head}${tail}`) + Number(left?.replaceAll(",", ""))).toBe(
        Buffer.byteLength(whole),
      );
    }),
  );
});

test("NUL and half of a surrogate pair are replaced, the rest stays", () => {
  expect(storable("a\0b\ud800c😀")).toBe("a\uFFFDb\uFFFDc😀");
});

test("output is JSON where JSON can hold it, big integers exact", () => {
  expect(outputText({ rows: 3, id: 9_007_199_254_740_993n })).toBe('{"rows":3,"id":"9007199254740993"}');
  expect(outputText("as it is")).toBe("as it is");
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(outputText(circular)).toContain("Circular");
  expect(outputText(undefined)).toBe("undefined");
});

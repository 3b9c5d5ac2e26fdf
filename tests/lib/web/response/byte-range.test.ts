import fc from "fast-check";
import { expect, test } from "vitest";
import { contentRange, requestedPart } from "@/lib/web/response/byte-range";

test.each([
  ["bytes=0-499", 10_000, { start: 0, end: 499 }],
  ["bytes=500-999", 10_000, { start: 500, end: 999 }],
  ["bytes=-500", 10_000, { start: 9_500, end: 9_999 }],
  ["bytes=9500-", 10_000, { start: 9_500, end: 9_999 }],
  ["bytes=0-0", 10_000, { start: 0, end: 0 }],
  ["bytes=-1", 10_000, { start: 9_999, end: 9_999 }],
  ["bytes=0-99999999999999999999999", 10, { start: 0, end: 9 }],
  ["bytes=-99999999999999999999999", 10, { start: 0, end: 9 }],
  ["bytes=000-0004", 10, { start: 0, end: 4 }],
  ["BYTES=0-4", 10, { start: 0, end: 4 }],
  ["bytes=,, 0-4 ,", 10, { start: 0, end: 4 }],
  ["bytes=10-", 10, "unsatisfiable"],
  ["bytes=10-20", 10, "unsatisfiable"],
  ["bytes=99999999999999999999999-", 10, "unsatisfiable"],
  ["bytes=-0", 10, "unsatisfiable"],
  ["bytes=0-", 0, "unsatisfiable"],
  ["bytes=0-0", 0, "unsatisfiable"],
  ["bytes=-5", 0, "whole"],
  ["bytes=-0", 0, "unsatisfiable"],
  ["bytes=5-4", 10, "whole"],
  ["bytes=20-10", 10, "whole"],
  ["bytes=0-4,6-8", 10, "whole"],
  ["bytes=0-0,-1", 10, "whole"],
  ["bytes=20-,30-", 10, "whole"],
  ["items=0-4", 10, "whole"],
  ["bytes", 10, "whole"],
  ["bytes=", 10, "whole"],
  ["bytes=-", 10, "whole"],
  ["bytes=a-b", 10, "whole"],
  ["bytes=0x0-0x4", 10, "whole"],
  ["bytes=1.5-2", 10, "whole"],
  ["bytes=+1-2", 10, "whole"],
  ["bytes=--5", 10, "whole"],
  ["bytes=1-2-3", 10, "whole"],
  ["bytes=1 - 2", 10, "whole"],
  ["bytes=٣-٤", 10, "whole"],
  ["bytes =0-4", 10, "whole"],
  ["bytes:0-4", 10, "whole"],
  ["0-4", 10, "whole"],
  ["", 10, "whole"],
  [null, 10, "whole"],
] as const)("%j of %d bytes is %j", (header, length, expected) => {
  expect(requestedPart(header, length)).toEqual(expected);
});

test("a thousand ranges are one whole", () => {
  expect(requestedPart(`bytes=${"0-,".repeat(1000)}`, 10)).toBe("whole");
});

test("a part lies within the file and is the slice that was asked for", () => {
  const bytes = fc.uint8Array({ maxLength: 50 });
  const position = fc.option(fc.nat({ max: 60 }), { nil: undefined });
  fc.assert(
    fc.property(bytes, position, position, (content, first, last) => {
      const part = requestedPart(`bytes=${first ?? ""}-${last ?? ""}`, content.length);
      if (part === "whole" || part === "unsatisfiable") return;
      const { start, end } = part;
      expect(0 <= start && start <= end && end < content.length).toBe(true);
      const wanted =
        first === undefined ? content.slice(-(last ?? 0)) : content.slice(first, (last ?? 60) + 1);
      expect(content.slice(start, end + 1)).toEqual(wanted);
      expect(contentRange(part, content.length)).toBe(`bytes ${start}-${end}/${content.length}`);
    }),
  );
});

test("no text whatever breaks it, or asks for what is not there", () => {
  const header = fc.oneof(fc.string(), fc.stringMatching(/^bytes=[-,\d ]{0,12}$/));
  fc.assert(
    fc.property(header, fc.nat({ max: 1000 }), (text, length) => {
      const part = requestedPart(text, length);
      if (typeof part === "string") return;
      expect(0 <= part.start && part.start <= part.end && part.end < length).toBe(true);
    }),
  );
});

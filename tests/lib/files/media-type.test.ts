import fc from "fast-check";
import { expect, test } from "vitest";
import { mediaTypeOf, safeMediaType, withCharsetOf } from "@/lib/files/media-type";

test.each([
  ["text/csv", "text/csv"],
  ["text/csv; charset=iso-8859-1", "text/csv; charset=iso-8859-1"],
  ['Text/CSV;Charset="ISO-8859-1"', "text/csv; charset=iso-8859-1"],
  ["text/plain; format=flowed; charset=utf-8", "text/plain; charset=utf-8"],
  ["text/csv; charset=", "text/csv"],
  ["text/csv; charset=a b", "text/csv"],
  ["text/csv; charset=x\r\nX-Own: 1", "text/csv"],
  ["text/html; charset=utf-8", "application/octet-stream"],
  ["application/xml; charset=utf-16", "application/xml; charset=utf-16"],
])("a file of %j is sent as %j: with the charset that was given, or none", (given, sent) => {
  expect(safeMediaType(given)).toBe(sent);
});

test("whatever type was given, a header can be made of it, and it is none that a browser shows as a page", () => {
  const parts = fc.constantFrom(
    "text/csv",
    "text/html",
    ";",
    " ",
    "charset=",
    '"',
    "utf-8",
    "\r\n",
    "\0",
    "é",
    ",",
  );
  const types = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(parts).map((some) => some.join("")),
  );
  fc.assert(
    fc.property(types, (type) => {
      const sent = safeMediaType(type);
      new Headers({ "Content-Type": sent });
      expect(sent).not.toMatch(/html|svg|script/);
    }),
  );
});

test("an upload has the charset of its request, if that is about the same type", () => {
  const latin = "text/csv; charset=ISO-8859-1";
  expect(withCharsetOf(latin, mediaTypeOf("a.csv"))).toBe("text/csv; charset=iso-8859-1");
  expect(withCharsetOf(latin, "text/csv; charset=utf-8")).toBe("text/csv; charset=utf-8");
  expect(withCharsetOf("text/plain;charset=UTF-8", "text/csv")).toBe("text/csv");
  expect(withCharsetOf("text/csv", "text/csv")).toBe("text/csv");
  expect(withCharsetOf(null, "text/csv")).toBe("text/csv");
});

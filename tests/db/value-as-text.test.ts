import { expect, test } from "vitest";
import { valueAsText } from "@/db/value-as-text";

test.each<[unknown, string | null]>([
  [null, null],
  [undefined, null],
  ["null", "null"],
  ["", ""],
  [false, "false"],
  [-1.5e-7, "-1.5e-7"],
  [9007199254740993n, "9007199254740993"],
  [{ a: [1, null] }, '{"a":[1,null]}'],
  [new Date(0), "1970-01-01T00:00:00.000Z"],
  [Buffer.from([0, 255]), "\\x00ff"],
  [[], "{}"],
  [["a,b", 'c"d', "e\\f", "null", null, "", true, 7], '{"a,b","c\\"d","e\\\\f","null",null,"","true","7"}'],
  [[[1, 2], [null]], '{{"1","2"},{null}}'],
])("%o goes as %o", (value, text) => {
  expect(valueAsText(value)).toBe(text);
});

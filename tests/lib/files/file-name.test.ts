import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanFileName, contentDisposition } from "@/lib/files/file-name";

const names = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom(
    'a"b.html',
    "a\r\nSet-Cookie: x",
    "..",
    ".",
    "",
    "../../etc/passwd",
    "C:\\x\\y.txt",
    "CON",
    "räk.csv",
    "表.csv",
    "😀.csv",
    "x".repeat(300),
  ),
);

test("any name becomes one plain name", () => {
  fc.assert(
    fc.property(names, (name) => {
      const clean = cleanFileName(name);
      expect(clean).toMatch(/^[^/\\\p{Cc}]+$/u);
      expect(clean).not.toMatch(/^\.+$/);
      expect([...clean].length).toBeLessThanOrEqual(200);
    }),
  );
});

test("any name makes a header that Node takes and that reads back as the clean name", () => {
  fc.assert(
    fc.property(names, (name) => {
      const header = contentDisposition(name);
      new Headers({ "Content-Disposition": header });
      const [, ascii, encoded] =
        /^attachment; filename="([ -!#-~]*)"; filename\*=UTF-8''([\w.%~-]+)$/.exec(header) ?? [];
      expect(ascii).toBeDefined();
      const [clean, real] = [cleanFileName(name), decodeURIComponent(encoded ?? "")];
      if (Buffer.byteLength(clean) <= 255) expect(real).toBe(clean);
      else expect(clean.startsWith(real.replace(/\.[A-Za-z0-9]{1,16}$/, ""))).toBe(true);
      expect(Buffer.byteLength(real)).toBeLessThanOrEqual(255);
    }),
  );
});

test("a long name keeps its ending", () => {
  expect(cleanFileName(`${"x".repeat(300)}.csv`)).toMatch(/^x{196}\.csv$/);
});

test.each([
  ["196 emoji", "😀".repeat(196), 255],
  ["196 emoji and an ending", `${"😀".repeat(196)}.csv`, 255],
  ["ideographs and a long ending", `${"表".repeat(199)}.${"x".repeat(16)}`, 255],
  ["letters of two bytes", `${"é".repeat(199)}.csv`, 255],
  ["letters of one byte", "x".repeat(200), 200],
])("%s: both names of the header have room in a file system", (_, name, most) => {
  const header = contentDisposition(name);
  const [, ascii = "", encoded = ""] = /filename="(.*)"; filename\*=UTF-8''(.*)$/.exec(header) ?? [];
  const real = decodeURIComponent(encoded);
  expect(ascii.length).toBeLessThanOrEqual(most);
  expect(Buffer.byteLength(real)).toBeLessThanOrEqual(most);
  expect(Buffer.byteLength(real)).toBeGreaterThan(most - 4);
  expect(real).toMatch(/^([^.]+)(\.\w+)?$/);
  expect(real.split(".")[1]).toBe(name.split(".")[1]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { archivePaths } from "@/lib/files/archive/archive-paths";

const inOutput = (...names: string[]) =>
  archivePaths(names.map((name) => ({ folder: "output", name }))).map((path) =>
    path.replace(/^output\//, ""),
  );

test.each([
  ["rows.csv", "rows.csv"],
  ["Geschäfts­bericht.pdf", "Geschäfts­bericht.pdf"],
  ["Ergebnisse 2026 (neu).tar.gz", "Ergebnisse 2026 (neu).tar.gz"],
  [".htaccess", ".htaccess"],
  // A path of either kind leaves its last part.
  ["../../etc/passwd", "passwd"],
  ["C:\\Windows\\win.ini", "win.ini"],
  ["..", "file"],
  ["", "file"],
  [" . .", "file"],
  // What Windows can't write, or takes for a device.
  ['a<b>c:d"e|f?g*h.txt', "a_b_c_d_e_f_g_h.txt"],
  ["report. ", "report"],
  ["report...", "report"],
  ["con", "_con"],
  ["NUL.csv", "_NUL.csv"],
  ["Com1 .tar.gz", "_Com1 .tar.gz"],
  ["lpt¹.txt", "_lpt¹.txt"],
  ["console.csv", "console.csv"],
  ["com10.csv", "com10.csv"],
  // Control characters, direction marks, half a character.
  ["a\u0000b\u001b[31m\r\n.csv", "ab[31m.csv"],
  ["invoice\u202efdp.exe", "invoicefdp.exe"],
  ["half \ud83d.txt", "half \ufffd.txt"],
  // The composed form, as most systems type it.
  ["re\u0301sume\u0301.txt", "r\u00e9sum\u00e9.txt"],
])("a file called %j is %j in an archive", (name, path) => {
  expect(inOutput(name)).toEqual([path]);
});

test("equal names are numbered, also where only case or the form of a letter differs", () => {
  expect(
    inOutput("rows.csv", "Rows.CSV", "rows.csv", "ﬁle.txt", "file.txt", "RE\u0301SUME\u0301", "résumé"),
  ).toEqual(["rows.csv", "Rows (2).CSV", "rows (3).csv", "ﬁle.txt", "file (2).txt", "RÉSUMÉ", "résumé (2)"]);
});

test("a number that another file has already is not given again", () => {
  expect(inOutput("a.csv", "a (2).csv", "a.csv", "a.csv")).toEqual([
    "a.csv",
    "a (2).csv",
    "a (3).csv",
    "a (4).csv",
  ]);
});

test("the same name stays in each folder", () => {
  const files = ["input", "output"].map((folder) => ({ folder, name: "rows.csv" }));
  expect(archivePaths(files)).toEqual(["input/rows.csv", "output/rows.csv"]);
});

test("a long name is cut to what file systems take, and keeps its number and its ending", () => {
  const name = `${"語".repeat(200)}.csv`;
  const [first = "", second = ""] = inOutput(name, name);
  expect(first).toBe(`${"語".repeat(83)}.csv`);
  expect(second).toBe(`${"語".repeat(82)} (2).csv`);
});

test("ten thousand equal names take no longer than ten thousand others", () => {
  const paths = inOutput(...Array.from({ length: 10_000 }, () => "part.csv"));
  expect(new Set(paths).size).toBe(10_000);
  expect(paths.at(-1)).toBe("part (10000).csv");
});

test("whatever files are called, every system can write each under a path of its own", () => {
  const odd = fc.constantFrom(
    "con",
    "CON.",
    "a/b",
    "..",
    " ",
    "A",
    "a",
    "ä",
    "a\u0308",
    "x (2)",
    "é.csv",
    "É.csv",
  );
  const name = fc.oneof(odd, fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (names) => {
      const paths = inOutput(...names);
      expect(new Set(paths.map((path) => path.normalize("NFKC").toLowerCase())).size).toBe(names.length);
      for (const path of paths) {
        expect(path).not.toMatch(/[/\\<>:"|?*\p{Cc}]|[. ]$|^\s|^(con|nul|aux|prn|com\d|lpt\d)(\.|$)/iu);
        expect(path.isWellFormed() && path === path.normalize("NFC")).toBe(true);
        expect(Buffer.byteLength(path)).toBeLessThanOrEqual(255);
        expect(path).not.toBe("");
      }
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeControlCharacters, harmlessLines } from "@/lib/cli/io/escape-control-characters";
import { readText } from "@/lib/cli/io/read-text";
import { table } from "@/lib/cli/io/table";
import { Tail } from "@/lib/cli/io/tail";
import { StderrTail } from "@/lib/cli/run/stderr-tail";

async function* pieces(...parts: (string | Uint8Array)[]) {
  yield* parts;
}

test("harmless text has no control character, and plain text of any script stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeControlCharacters(text)).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      expect(harmlessLines(text).replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }),
  );
  for (const text of ["Größe ✓ 日本", "שלום\u200f", "👩‍🚀 family"])
    expect(escapeControlCharacters(text)).toBe(text);
});

test("columns line up, and a hostile cell can't break out of its row", () => {
  expect(
    table([
      ["A", "B"],
      ["long\ncell", "x"],
      ["é", ""],
    ]),
  ).toBe("A           B\nlong\\u000acell  x\né\n".replace("A           B", "A               B"));
});

test("a tail keeps the last bytes, however they came", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 })),
      fc.integer({ min: 1, max: 50 }),
      (chunks, size) => {
        const tail = new Tail(size);
        for (const chunk of chunks) tail.push(chunk);
        const all = Buffer.concat(chunks);
        expect(tail.bytes()).toEqual(all.subarray(Math.max(0, all.length - size)));
        expect(tail.lost).toBe(Math.max(0, all.length - size));
      },
    ),
  );
});

test("the last 200 lines of stderr, counted with and without a newline at the end", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);
  for (const end of ["", "\n"]) {
    const tail = new StderrTail();
    for (const line of lines(1000).join("\n")) tail.push(Buffer.from(line));
    tail.push(Buffer.from(end));
    expect(tail.text()).toBe(lines(1000).slice(-200).join("\n") + end);
  }
  expect(new StderrTail().text()).toBeNull();
});

test("a text within its limit is read whole, a longer one keeps head and tail and says what is missing", async () => {
  expect(
    await readText(pieces("a", Buffer.from("é").subarray(0, 1), Buffer.from("é").subarray(1)), 1000),
  ).toBe("aé");
  const long = await readText(pieces("é".repeat(5000), "ü".repeat(5000)), 1000);
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(1000);
  expect(long).toMatch(/^é{225}\n… 19,100 bytes left out …\nü{225}$/);
});

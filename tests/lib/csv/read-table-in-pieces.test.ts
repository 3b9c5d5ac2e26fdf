import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readTable } from "@/lib/csv/read-table";
import { expectLinear } from "../../support/measure/linear";

/** A file with so many pieces of 64 KiB of one character. */
async function* repeated(start: string, character: string, pieces: number, end = "") {
  yield Buffer.from(start);
  const piece = Buffer.alloc(64 * 1024, character);
  for (let sent = 0; sent < pieces; sent++) yield piece;
  yield Buffer.from(end);
}

test("Ctrl-Z at the end of pieces costs time in proportion to their length", async () => {
  await expectLinear(async (pieces) => {
    const { rows } = await readTable(repeated("no,who\n1,Eva\n", "\u001a", pieces));
    for await (const { values } of rows) expect(values).toEqual(["1", "Eva"]);
  }, 150);
});

test("Ctrl-Z within a cell is text, also where a piece ends", async () => {
  const pieces = ["no,who\n1,E\u001a", "\u001a", "va\u001a\n2,Jon", "\u001a"].map((piece) =>
    Buffer.from(piece),
  );
  const { rows } = await readTable(Readable.from(pieces));
  const found = [];
  for await (const { values } of rows) found.push(values);
  expect(found).toEqual([
    ["1", "E\u001a\u001ava\u001a"],
    ["2", "Jon"],
  ]);
});

test("blanks before a cell are an error of the row as soon as it has no room for more", async () => {
  let sent = 0;
  async function* counted() {
    for await (const piece of repeated('no, "who"\n1, "Eva"\n2,', " ", 300)) {
      sent++;
      yield piece;
    }
  }
  const { rows } = await readTable(counted());
  await expect(Readable.from(rows).toArray()).rejects.toThrow("row 3 is longer than 16,777,216 characters.");
  expect(sent).toBeLessThan(260);
});

test("the file is closed when its reader stops early, and when it is refused", async () => {
  const closed: string[] = [];
  async function* file(name: string, text: string) {
    try {
      for (;;) yield text;
    } finally {
      closed.push(name);
    }
  }
  const { rows } = await readTable(file("stopped", "a,b\n1,2\n"));
  for await (const _ of rows) break;
  await expect(readTable(file("refused", '"a"b\n'))).rejects.toThrow("row 1");
  expect(closed).toEqual(["stopped", "refused"]);
  const stream = Readable.from(["a,b\n"]);
  await expect(readTable(stream, { delimiter: ";;" })).rejects.toThrow("delimiter");
  expect(stream.destroyed).toBe(true);
});

test("no more than 64 KB is read before the columns are known", async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1024;
      yield "a,b\n".repeat(256);
    }
  }
  const { columns, rows } = await readTable(endless());
  expect(columns).toEqual(["a", "b"]);
  expect(given).toBe(64 * 1024);
  for await (const _ of rows) break;
});

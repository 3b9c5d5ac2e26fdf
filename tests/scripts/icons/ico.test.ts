import { expect, test } from "vitest";
import { packIco } from "@/scripts/icons/ico";

test("an ICO file names each picture's size, and where its bytes begin and end", () => {
  const [small, large] = [Buffer.from("small"), Buffer.from("larger")];
  const ico = packIco([
    { size: 16, png: small },
    { size: 256, png: large },
  ]);
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
  for (const [index, { side, png }] of [
    { side: 16, png: small },
    { side: 0, png: large },
  ].entries()) {
    const at = 6 + 16 * index;
    expect([ico[at], ico[at + 1]]).toEqual([side, side]);
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    expect(ico.subarray(offset, offset + length)).toEqual(png);
  }
  expect(ico.length).toBe(6 + 2 * 16 + small.length + large.length);
});

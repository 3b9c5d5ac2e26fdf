const HEADER = 6;
const ENTRY = 16;

/** One picture of an icon: square, `size` pixels wide (at most 256), as PNG. */
export interface Picture {
  size: number;
  png: Buffer;
}

/** An ICO file: a list of pictures, followed by their PNGs, which every current browser reads. */
export function packIco(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = HEADER + ENTRY * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(ENTRY);
    // One byte, in which 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

import { createWriteStream } from "node:fs";
import { lstat, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes a file under another name and moves it into place when the last byte is there: a fault half-way
 * leaves what was there before. A device, a pipe or a link is written to as it is.
 */
export async function writeWholeFile(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  const present = await lstat(path).catch(() => null);
  if (present && !present.isFile()) return pipeline(Readable.from(content), createWriteStream(path));
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(content), createWriteStream(unfinished, { flush: true }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

import { createWriteStream } from "node:fs";
import { lstat, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes a file under another name and renames it after the last byte: an error half-way leaves the earlier file as it
 * was. A device, a pipe or a link is written to directly.
 */
export async function writeWholeFile(path: Buffer, content: AsyncIterable<Buffer>): Promise<void> {
  const existing = await lstat(path).catch(() => null);
  if (existing && !existing.isFile()) return pipeline(Readable.from(content), createWriteStream(path));
  const unfinished = Buffer.concat([path, Buffer.from(`.${process.pid}.part`)]);
  try {
    await pipeline(Readable.from(content), createWriteStream(unfinished, { flush: true }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

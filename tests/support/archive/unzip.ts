import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { crc32 } from "./crc32";

export interface UnzippedFile {
  path: string;
  content: Buffer;
  modifiedAt: Date;
}

/** Bit 11 of an entry's flags: its name is UTF-8. */
const IS_UTF8 = 1 << 11;

/**
 * The files of a ZIP archive in its order, read by a library that did not write it. Throws when the archive is not whole,
 * or when a file's checksum or name is wrong.
 */
export async function unzip(archive: Buffer): Promise<UnzippedFile[]> {
  const zip = await fromBufferPromise(archive, { strictFileNames: true, autoClose: true });
  const files: UnzippedFile[] = [];
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(content) !== entry.crc32) throw new Error(`${entry.fileName} has another checksum`);
    if ((entry.generalPurposeBitFlag & IS_UTF8) === 0) throw new Error(`${entry.fileName} is not in UTF-8`);
    files.push({ path: entry.fileName, content, modifiedAt: entry.getLastModDate() });
  }
  return files;
}

/** The same as texts by their paths. */
export const textsOf = async (archive: Buffer): Promise<Record<string, string>> =>
  Object.fromEntries((await unzip(archive)).map(({ path, content }) => [path, content.toString()]));

import { finished, type Readable } from "node:stream";
import { ZipFile } from "yazl";
import { discard } from "@/lib/files/store/store-wait";

/** A file of an archive. */
export interface ArchiveEntry {
  path: string;
  /** In bytes. */
  size: number;
  modifiedAt: Date;
  open: () => Promise<Readable>;
}

/** A regular file that its owner may change and all may read. */
const MODE = 0o100644;

/** Of a file's record in the directory at the archive's end, besides its path. */
const RECORD_BYTES = 55;

/**
 * The files as a ZIP archive of exactly `length` bytes, each as it is, without compression. A file is opened when those
 * before it have been read, and closed before the next is opened. The archive fails when a file can't be opened or does
 * not have its size. Destroy it to close the open file.
 */
export function zipArchive(entries: readonly ArchiveEntry[]): { length: number; content: Readable } {
  const zip = new ZipFile();
  const content = zip.outputStream;
  const fail = (error: unknown) => {
    content.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  let current: Readable | undefined;
  zip.on("error", fail);
  content.once("close", () => current?.destroy());
  const length = addAll(zip, entries, (open, pass) => {
    open()
      .then((stream) => {
        if (content.destroyed) return discard(stream);
        current = stream;
        finished(stream, (error) => error && fail(error));
        pass(null, stream);
      })
      .catch(fail);
  });
  return { length, content };
}

/** The length of the archive, in bytes, without opening any file. */
export const zipLength = (entries: readonly ArchiveEntry[]): number =>
  addAll(new ZipFile(), entries, () => undefined);

type Pump = (open: ArchiveEntry["open"], pass: (error: null, stream: Readable) => void) => void;

/** Adds the entries and ends the archive, whose length it returns. */
function addAll(zip: ZipFile, entries: readonly ArchiveEntry[], pump: Pump): number {
  let directoryBytes = 0;
  for (const { path, size, modifiedAt, open } of entries) {
    const options = { mtime: modifiedAt, mode: MODE, compress: false, size };
    zip.addReadStreamLazy(path, options, (pass) => pump(open, pass));
    directoryBytes += RECORD_BYTES + Buffer.byteLength(path);
  }
  let length = 0;
  // From this size on the library expects a ZIP64 end of the archive, which it writes only if it is told to.
  zip.end({ forceZip64Format: directoryBytes >= 0xffff }, (bytes) => {
    length = bytes;
  });
  return length;
}

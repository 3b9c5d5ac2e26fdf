import type { Readable } from "node:stream";

interface StoredFile {
  /** The store's own name for the bytes; never a path that anyone else chose. */
  key: string;
  size: number;
  sha256: string;
}

/** From the first byte to the last, both included, as HTTP counts them. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface OpenFile {
  /** Of the whole file, whatever part of it is read. */
  size: number;
  /** Ends after the asked range, or sooner where the file does. Destroy it to close the file. */
  stream: Readable;
}

/** Where the bytes of job files live. */
export interface FileStore {
  /** Stores all of `content`, or nothing: throws StorageUnavailable and leaves nothing behind. */
  write(content: Readable): Promise<StoredFile>;
  /** The bytes of a key, all of them or a range, or null when they are gone. */
  open(key: string, range?: ByteRange): Promise<OpenFile | null>;
  /** Removes the bytes of a key. A key that is gone already is no error. */
  remove(key: string): Promise<void>;
}

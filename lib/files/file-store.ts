import type { Readable } from "node:stream";

interface StoredFile {
  /** The store's own name for the bytes; never a path that anyone else chose. */
  key: string;
  size: number;
  sha256: string;
}

export interface OpenFile {
  size: number;
  stream: Readable;
}

/** Where the bytes of job files live. */
export interface FileStore {
  /** Stores all of `content`, or nothing: throws StorageUnavailable and leaves nothing behind. */
  write(content: Readable): Promise<StoredFile>;
  /** The bytes of a key, or null when they are gone. */
  open(key: string): Promise<OpenFile | null>;
  /** Removes the bytes of a key. A key that is gone already is no error. */
  remove(key: string): Promise<void>;
}

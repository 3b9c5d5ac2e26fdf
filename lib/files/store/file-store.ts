import type { Readable } from "node:stream";
import type { MeasuredBytes } from "./store-measured";

export interface StoredFile extends MeasuredBytes {
  /** The store's own name for the bytes; never a path that anyone else chose. */
  key: string;
}

/** From the first byte to the last, both included, as HTTP counts them. */
export interface ByteRange {
  start: number;
  end: number;
}

/** None of the bytes: opened so, a file tells whether it is there and how large it is. */
export const NO_BYTES: ByteRange = { start: 0, end: -1 };

export interface OpenFile {
  /** Of the whole file, whatever part of it is read. */
  size: number;
  /** Ends after the asked range, or sooner where the file does. Destroy it to close the file. */
  stream: Readable;
}

/** Where the bytes of job files live. Whatever fails in there is a StorageUnavailable. */
export interface FileStore {
  /** Stores all of `content`, or nothing. When the content itself breaks off, its own error is thrown. */
  write(content: Readable): Promise<StoredFile>;
  /** The bytes of a key, all of them or a range (of none when it ends before it starts), or null when they are gone. */
  open(key: string, range?: ByteRange): Promise<OpenFile | null>;
  /** Removes the bytes of a key. A key that is gone already, or can't be one, is no error. */
  remove(key: string): Promise<void>;
}

export interface StoredBytes {
  key: string;
  size: number;
  modifiedAt: Date;
}

/** A file whose writing was cut off. */
interface UnfinishedFile {
  /** What whoever runs the store finds it by. */
  name: string;
  startedAt: Date;
  remove(): Promise<void>;
}

/** What a store holds, for those who compare it with what is recorded. Anything that is not ours is left out. */
export interface FileInventory {
  list(): AsyncIterable<StoredBytes>;
  listUnfinished(): AsyncIterable<UnfinishedFile>;
}

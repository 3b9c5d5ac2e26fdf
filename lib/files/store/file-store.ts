import type { Readable } from "node:stream";
import type { MeasuredBytes } from "./store-measured";
import type { WriterState } from "./writer";

export interface StoredFile extends MeasuredBytes {
  /** The store's own name for the bytes; never a path from outside. */
  key: string;
}

/** From the first byte to the last, both included, as HTTP counts them. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A range without bytes: opening a file with it shows whether the file is there and how large it is. */
export const NO_BYTES: ByteRange = { start: 0, end: -1 };

export interface OpenFile {
  /** Of the whole file, even if only a part is read. */
  size: number;
  /** Ends after the requested range, or earlier if the file ends. Destroy it to close the file. */
  stream: Readable;
}

/** A store of the bytes of job files. Every failure of a store is a StorageUnavailable. */
export interface FileStore {
  /** Stores all of `content`, or nothing. If the content itself fails, its own error is thrown. */
  write(content: Readable): Promise<StoredFile>;
  /** Opens the bytes of a key, all of them or a range (none when it ends before it starts); null when they are gone. */
  open(key: string, range?: ByteRange): Promise<OpenFile | null>;
  /** Removes the bytes of a key. A key that is gone already, or can't be one, is not an error. */
  remove(key: string): Promise<void>;
}

export interface StoredBytes {
  key: string;
  size: number;
  modifiedAt: Date;
}

/** A file whose writing was cut off. */
interface UnfinishedFile {
  /** The name by which an operator finds it in the store. */
  name: string;
  /** For a disk, when its last byte was written. */
  startedAt: Date;
  /** Null in a bucket, which does not tell who writes. */
  writer: WriterState | null;
  remove(): Promise<void>;
}

/** What a store holds, to compare it with what is recorded. Files that are not ours are left out. */
export interface FileInventory {
  list(): AsyncIterable<StoredBytes>;
  listUnfinished(): AsyncIterable<UnfinishedFile>;
}

/** A try of the store, before somebody needs it. */
export interface StoreProbe {
  /** Writes a little and removes it. Throws StorageUnavailable, or StorageUnusable when that will not pass. */
  probe(): Promise<void>;
}

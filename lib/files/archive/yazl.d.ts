/** The part of yazl that we use. */
declare module "yazl" {
  import type { EventEmitter } from "node:events";
  import type { Readable } from "node:stream";

  interface StreamOptions {
    mtime: Date;
    mode: number;
    compress: boolean;
    /** In bytes. A stream with another number of them makes the ZipFile emit an error. */
    size: number;
  }

  class ZipFile extends EventEmitter {
    readonly outputStream: Readable;
    /** Calls `open` when the entries before it are written; it passes on an error or a stream. */
    addReadStreamLazy(
      path: string,
      options: StreamOptions,
      open: (pass: (error: unknown, stream?: Readable) => void) => void,
    ): void;
    /** `tell` gets the whole archive's length in bytes, within the call where all sizes are known. */
    end(options: { forceZip64Format: boolean }, tell: (length: number) => void): void;
  }
}

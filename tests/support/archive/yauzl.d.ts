/** What the tests use of yauzl, which comes without types. */
declare module "yauzl" {
  import type { Readable } from "node:stream";

  interface Entry {
    fileName: string;
    uncompressedSize: number;
    crc32: number;
    generalPurposeBitFlag: number;
    getLastModDate(): Date;
  }

  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  interface Options {
    strictFileNames: boolean;
    autoClose: boolean;
  }

  function fromBufferPromise(bytes: Buffer, options: Options): Promise<ZipFile>;
  function openPromise(path: string, options: Options): Promise<ZipFile>;
}

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { texts } from "../texts.ts";

/** A path, or its bytes where they are not UTF-8. */
type FilePath = string | Uint8Array;

/** Node takes bytes only as a Buffer, which the types of another project may not have. */
const asPath = (path: FilePath) => (typeof path === "string" ? path : Buffer.from(path));

/** The size of a regular file. Throws for anything else. */
export async function sizeOfFile(path: FilePath): Promise<number> {
  const found = await stat(asPath(path));
  if (!found.isFile()) throw new Error(texts.notRegularFile(asPath(path).toString()));
  return found.size;
}

/** The first bytes of a file, at least one; those that are appended meanwhile do not belong to it. */
export const readFirst = (
  path: FilePath,
  size: number,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> => createReadStream(asPath(path), { start: 0, end: size - 1, signal });

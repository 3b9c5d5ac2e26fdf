import { stat } from "node:fs/promises";
import { InvalidInput } from "@/lib/errors";

/**
 * Throws where a path, its links followed, leads to no regular file. To open a FIFO would wait for its other end, and
 * no signal ends that wait; to read one would take from whoever it is meant for.
 */
export async function requirePlainFile(path: string): Promise<void> {
  const kind = await stat(path);
  if (kind.isFile()) return;
  throw new InvalidInput("file", `${path} is ${kind.isDirectory() ? "a folder" : "not a regular file"}.`);
}

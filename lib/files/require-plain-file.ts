import { stat } from "node:fs/promises";
import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { fileErrorsTexts } from "@/texts/job/file-errors";

/**
 * Throws InvalidInput if a path, its links followed, does not lead to a regular file. Opening a FIFO would wait for its
 * other end, and no signal ends that wait; reading one would take the data from its real reader.
 */
export async function requirePlainFile(path: string | Buffer): Promise<void> {
  const kind = await stat(path);
  if (kind.isFile()) return;
  const message = kind.isDirectory() ? fileErrorsTexts.folder : fileErrorsTexts.notRegular;
  throw new InvalidInput("file", formatMessage(message, { path: path.toString() }));
}

import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { formatMessage } from "@/lib/texts/format-message";
import { startCheckTexts } from "@/texts/server/start-check";

/** Makes the data folder. Throws a sentence that names its variable when this process can't make it or write in it. */
export async function requireDataDir(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(formatMessage(startCheckTexts.dataDir, { reason }), { cause });
  }
}

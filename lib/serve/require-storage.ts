import { requireDataDir } from "@/lib/data-dir";
import { rootCause } from "@/lib/database-error";
import type { Environment } from "@/lib/env";
import { StorageUnavailable } from "@/lib/errors";
import { openFileStore } from "@/lib/files/store/open-file-store";
import { log } from "@/lib/log";
import { formatMessage } from "@/lib/texts/format-message";
import { startCheckTexts } from "@/texts/server/start-check";

/**
 * Makes the data folder, and tries the storage of job files before anybody needs it. Throws a sentence with the name of
 * the variable for a fault that does not pass by itself; any other one is logged.
 */
export async function requireStorage(environment: Environment): Promise<void> {
  const { JOBS_DATA_DIR, JOBS_S3_BUCKET, DATABASE_URL, NEXTAUTH_SECRET } = environment;
  // The embedded server and a secret of its own are written there; job files have a folder below it.
  if (!(DATABASE_URL && NEXTAUTH_SECRET)) await requireDataDir(JOBS_DATA_DIR);
  const tried = openFileStore(environment)
    .probe()
    .catch((error: unknown) => reportFault(environment, error));
  // A bucket may take long to answer, and the console serves what it can meanwhile.
  if (!JOBS_S3_BUCKET) await tried;
}

function reportFault({ JOBS_S3_BUCKET }: Environment, error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const { code, message: cause } = rootCause(error);
  if (!JOBS_S3_BUCKET && error instanceof StorageUnavailable && !error.passes) {
    throw new Error(formatMessage(startCheckTexts.storage, { fault: message, reason: cause }), {
      cause: error,
    });
  }
  log("error", "storage.not_writable", { message, code, cause });
}

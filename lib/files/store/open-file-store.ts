import { join } from "node:path";
import type { Environment } from "@/lib/env";
import { diskStore } from "./disk-store";
import type { FileInventory, FileStore, StoreProbe } from "./file-store";

export type OpenedStore = FileStore & FileInventory & StoreProbe;

/** The store of job files: the bucket of JOBS_S3_BUCKET, else the data folder. Opening it makes no request. */
export function openFileStore(environment: Environment): OpenedStore {
  const bucket = environment.JOBS_S3_BUCKET;
  if (!bucket) return diskStore(join(environment.JOBS_DATA_DIR, "files"));
  return loadedAtFirstUse(async () => {
    const { s3Store } = await import("./s3-store");
    return s3Store({
      bucket,
      prefix: environment.JOBS_S3_PREFIX,
      endpoint: environment.JOBS_S3_ENDPOINT,
      region: environment.JOBS_S3_REGION,
      pathStyle: environment.JOBS_S3_PATH_STYLE ?? environment.JOBS_S3_ENDPOINT !== undefined,
      largestFile: environment.JOBS_FILE_LIMIT,
    });
  });
}

/** The SDK takes a large part of a second to load; a console with its files on the disk need not wait for it. */
function loadedAtFirstUse(load: () => Promise<OpenedStore>): OpenedStore {
  let loading: Promise<OpenedStore> | undefined;
  const store = () => {
    loading ??= load();
    return loading;
  };
  return {
    write: async (content) => {
      // The content may fail while the SDK loads; `write` then reports it.
      content.on("error", () => undefined);
      return (await store()).write(content);
    },
    open: async (key, range) => (await store()).open(key, range),
    remove: async (key) => (await store()).remove(key),
    probe: async () => (await store()).probe(),
    async *list() {
      yield* (await store()).list();
    },
    async *listUnfinished() {
      yield* (await store()).listUnfinished();
    },
  };
}

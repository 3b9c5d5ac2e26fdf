import { StorageUnavailable, StorageUnusable } from "@/lib/errors";
import { fileStorageFaultTexts as texts } from "@/texts/server/file-storage-fault";

/** By the code of a file system's error, or the name of an S3 server's. */
const LASTING: ReadonlyMap<string, string> = new Map([
  ["EACCES", texts.noRight],
  ["EPERM", texts.noRight],
  ["EROFS", texts.readOnly],
  ["ENOSPC", texts.full],
  ["EDQUOT", texts.full],
  ["ENOTDIR", texts.noFolder],
  ["EEXIST", texts.noFolder],
  ["ELOOP", texts.noFolder],
  ["AccessDenied", texts.bucketRefuses],
  ["InvalidAccessKeyId", texts.bucketRefuses],
  ["SignatureDoesNotMatch", texts.bucketRefuses],
  ["CredentialsProviderError", texts.bucketRefuses],
  ["NoSuchBucket", texts.noBucket],
  ["PermanentRedirect", texts.noBucket],
]);

/** The error when something else is where a folder of the store should be. It does not pass by itself. */
export const notAFolder = (message: string): Error => Object.assign(new Error(message), { code: "ENOTDIR" });

/** A store's failure, with a message that shows no internals. It says so when trying again does not help. */
export function unavailable(message: string, cause: unknown): StorageUnavailable {
  if (cause instanceof StorageUnavailable) return cause;
  const lasting = LASTING.get(wordOf(cause, "code")) ?? LASTING.get(wordOf(cause, "name"));
  return lasting === undefined
    ? new StorageUnavailable(message, { cause })
    : new StorageUnusable(`${message} ${lasting}`, { cause });
}

function wordOf(error: unknown, key: string): string {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === "string" ? value : "";
}

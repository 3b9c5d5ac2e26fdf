import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { formatMessage } from "@/lib/texts/format-message";
import { fileStorageTexts } from "@/texts/server/file-storage";
import type { FileInventory } from "./file-store";
import type { S3Settings } from "./s3-client";
import { unavailable } from "./store-fault";
import { isKey } from "./store-key";

/** The files below the prefix of an S3 store's bucket. */
export function s3Inventory(client: S3Client, { bucket, prefix }: S3Settings): FileInventory {
  const place = { Bucket: bucket, Prefix: prefix };
  const keyOf = (name: string | undefined) => {
    const key = name?.startsWith(prefix) ? name.slice(prefix.length) : "";
    return isKey(key) ? key : null;
  };
  return {
    async *list() {
      try {
        for await (const { Contents = [] } of paginateListObjectsV2({ client }, place)) {
          for (const { Key, Size, LastModified } of Contents) {
            const key = keyOf(Key);
            if (key && LastModified) yield { key, size: Size ?? 0, modifiedAt: LastModified };
          }
        }
      } catch (cause) {
        throw unavailable(fileStorageTexts.bucketUnreadable, cause);
      }
    },
    async *listUnfinished() {
      for await (const { Key, UploadId, Initiated } of uploadsOf(client, place)) {
        const key = keyOf(Key);
        if (!(key && UploadId && Initiated)) continue;
        const remove = async () => {
          const upload = { Bucket: bucket, Key, UploadId };
          await client.send(new AbortMultipartUploadCommand(upload)).catch((cause: unknown) => {
            throw unavailable(fileStorageTexts.uploadNotRemoved, cause);
          });
        };
        yield {
          name: formatMessage(fileStorageTexts.upload, { key, id: UploadId }),
          startedAt: Initiated,
          writer: null,
          remove,
        };
      }
    },
  };
}

async function* uploadsOf(client: S3Client, place: { Bucket: string; Prefix: string }) {
  let page: Partial<ListMultipartUploadsCommandOutput> = {};
  do {
    const after = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    page = await client
      .send(new ListMultipartUploadsCommand({ ...place, ...after }))
      .catch((cause: unknown) => {
        throw unavailable(fileStorageTexts.uploadsUnreadable, cause);
      });
    yield* page.Uploads ?? [];
  } while (page.IsTruncated);
}

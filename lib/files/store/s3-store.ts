import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  PutObjectCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { StorageUnavailable } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { fileStorageTexts } from "@/texts/server/file-storage";
import { fileStorageFaultTexts } from "@/texts/server/file-storage-fault";
import type { ByteRange, FileInventory, FileStore, OpenFile, StoreProbe } from "./file-store";
import { DEADLINES, type S3Settings, s3Client } from "./s3-client";
import { s3Inventory } from "./s3-inventory";
import { unavailable } from "./store-fault";
import { isKey, newKey } from "./store-key";
import { storeMeasured } from "./store-measured";

/** S3 accepts no smaller parts, and no more of them. */
const SMALLEST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;

/** A file store in a bucket of Amazon S3, or of a compatible server. */
export function s3Store(settings: S3Settings): FileStore & FileInventory & StoreProbe {
  const { bucket, prefix, largestFile, deadlines = DEADLINES } = settings;
  const client = s3Client(settings);
  const placeOf = (key: string) => ({ Bucket: bucket, Key: prefix + key });
  const sendOptions = { requestTimeout: deadlines.answer };

  return {
    write: async (content) => {
      const key = newKey();
      const measured = await storeMeasured(content, async (bytes) => {
        await new Upload({
          client,
          params: { ...placeOf(key), Body: Readable.from(bytes), ContentType: "application/octet-stream" },
          partSize: Math.max(SMALLEST_PART, Math.ceil(largestFile / MOST_PARTS)),
        }).done();
      });
      return { key, ...measured };
    },
    open: async (key, range) => {
      if (!isKey(key)) throw new StorageUnavailable(fileStorageTexts.invalidKey);
      try {
        const request = { ...placeOf(key), ...(range && { Range: headerOf(range) }) };
        return openFileOf(await client.send(new GetObjectCommand(request), sendOptions), range);
      } catch (cause) {
        if (isCalled(cause, "NoSuchKey")) return null;
        if (!isCalled(cause, "InvalidRange")) throw unavailable(fileStorageTexts.unreadable, cause);
      }
      const { ContentLength = 0 } = await client
        .send(new HeadObjectCommand(placeOf(key)), sendOptions)
        .catch((cause: unknown) => {
          throw unavailable(fileStorageTexts.unreadable, cause);
        });
      return { size: ContentLength, stream: Readable.from([]) };
    },
    remove: async (key) => {
      if (!isKey(key)) return;
      await client.send(new DeleteObjectCommand(placeOf(key)), sendOptions).catch((cause: unknown) => {
        throw unavailable(fileStorageTexts.notRemoved, cause);
      });
    },
    probe: async () => {
      const place = placeOf(`.probe-${randomUUID()}`);
      try {
        await client.send(new PutObjectCommand({ ...place, Body: "" }), sendOptions);
        await client.send(new DeleteObjectCommand(place), sendOptions);
      } catch (cause) {
        throw unavailable(fileStorageFaultTexts.notWritable, cause);
      }
    },
    ...s3Inventory(client, settings),
  };
}

const isCalled = (error: unknown, name: string) => error instanceof S3ServiceException && error.name === name;

/** An empty range can't be requested: one byte is, and not read. */
const headerOf = ({ start, end }: ByteRange) => `bytes=${start}-${Math.max(start, end)}`;

/**
 * The size from the server's headers, and its stream after a check that it is the requested range. Throws for any other
 * answer.
 */
function openFileOf(
  { Body: stream, ContentLength, ContentRange }: GetObjectCommandOutput,
  range?: ByteRange,
): OpenFile {
  if (!(stream instanceof Readable)) throw new Error(fileStorageTexts.causes.noStream);
  if (!range) return { size: sizeOf(ContentLength, stream), stream };
  const [, start, end, whole] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(ContentRange ?? "") ?? [];
  const size = sizeOf(whole, stream);
  const last = Math.min(Math.max(range.start, range.end), size - 1);
  const isRequested = Number(start) === range.start && Number(end) === last;
  if (isRequested && range.end >= range.start) return { size, stream };
  // Its one byte is read, so that the next request uses the connection again.
  if (isRequested) stream.on("error", () => undefined).resume();
  else stream.destroy();
  // Some servers send a range even of an empty file.
  if (isRequested || size === 0) return { size, stream: Readable.from([]) };
  throw new Error(
    formatMessage(fileStorageTexts.causes.otherRange, {
      sent: String(ContentRange),
      requested: headerOf(range),
    }),
  );
}

function sizeOf(length: string | number | undefined, stream: Readable): number {
  if (length !== undefined) return Number(length);
  stream.destroy();
  throw new Error(fileStorageTexts.causes.noSize);
}

import { S3Client } from "@aws-sdk/client-s3";

/** The settings of an S3 store. The SDK finds the credentials itself, in its usual places. */
export interface S3Settings {
  bucket: string;
  /** The beginning of every key, such as "jobs/". */
  prefix: string;
  /** For a server other than Amazon's. */
  endpoint: string | undefined;
  region: string | undefined;
  /** Whether the bucket is in the path of an address, and not in its host name. */
  pathStyle: boolean;
  /** The largest file in bytes. It determines the size of the parts in which files are sent. */
  largestFile: number;
  deadlines?: S3Deadlines;
}

/** In milliseconds, for each try. */
export interface S3Deadlines {
  connect: number;
  /** Until an answer begins, for requests without a body. */
  answer: number;
  /** The longest time without a byte in either direction while bytes are sent or read. */
  silence: number;
}

export const DEADLINES: S3Deadlines = { connect: 5_000, answer: 15_000, silence: 60_000 };
const TRIES = 2;

/** A client with time limits, which needs no more than other servers have copied from S3. */
export function s3Client({ endpoint, region, pathStyle, deadlines = DEADLINES }: S3Settings): S3Client {
  return new S3Client({
    ...(endpoint && { endpoint }),
    // Other servers accept any region, but the SDK needs one.
    ...((region ?? endpoint) && { region: region ?? "us-east-1" }),
    forcePathStyle: pathStyle,
    maxAttempts: TRIES,
    // Many servers refuse the newer checksums; our own are recorded with the file.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: deadlines.connect,
      socketTimeout: deadlines.silence,
      throwOnRequestTimeout: true,
    },
  });
}

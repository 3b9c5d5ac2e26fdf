import { S3Client } from "@aws-sdk/client-s3";

/** Where an S3 store keeps its files. Credentials are found by the SDK itself, in its usual places. */
export interface S3Settings {
  bucket: string;
  /** What stands before every key, such as "jobs/". */
  prefix: string;
  /** Of a server other than Amazon's. */
  endpoint: string | undefined;
  region: string | undefined;
  /** The bucket in the path of an address, instead of in its host name. */
  pathStyle: boolean;
  /** The largest file in bytes: it settles the size of the parts in which files are sent. */
  largestFile: number;
  deadlines?: S3Deadlines;
}

/** In milliseconds, each try for itself. */
export interface S3Deadlines {
  connect: number;
  /** Until an answer begins, where nothing is sent but the question. */
  answer: number;
  /** How long nothing may move, in either direction, while bytes are sent or read. */
  silence: number;
}

export const DEADLINES: S3Deadlines = { connect: 5_000, answer: 15_000, silence: 60_000 };
const TRIES = 2;

/** A client that gives up within bounds, and that asks no more of a server than S3 did when others copied it. */
export function s3Client({ endpoint, region, pathStyle, deadlines = DEADLINES }: S3Settings): S3Client {
  return new S3Client({
    ...(endpoint && { endpoint }),
    // Others take any region, but the SDK wants one.
    ...((region ?? endpoint) && { region: region ?? "us-east-1" }),
    forcePathStyle: pathStyle,
    maxAttempts: TRIES,
    // The newer checksums are refused by many servers; ours are recorded beside the file.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: deadlines.connect,
      socketTimeout: deadlines.silence,
      throwOnRequestTimeout: true,
    },
  });
}

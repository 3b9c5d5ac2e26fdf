/** What the tests use of s3rver, which comes without types. */
declare module "s3rver" {
  interface Request {
    method: string;
    /** "/bucket" or "/bucket/key". */
    path: string;
    header: { authorization?: string };
    query: Record<string, string | undefined>;
    status: number;
    type: string;
    body: string;
  }

  interface ReadPart {
    start?: number;
    end?: number | string;
  }

  class S3rver {
    constructor(options: {
      address: string;
      port: number;
      silent: boolean;
      directory: string;
      vhostBuckets: boolean;
      configureBuckets: { name: string }[];
    });
    /** What a request passes through, in this order. */
    middleware: ((asked: Request, next: () => Promise<void>) => Promise<void>)[];
    store: { getObject(bucket: string, key: string, part?: ReadPart): Promise<unknown> };
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
    httpServer: import("node:http").Server;
  }

  export = S3rver;
}

import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";

export const BUCKET = "job-files";
/** The only account of the server. */
export const CREDENTIALS = { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" };

export interface S3Server {
  endpoint: string;
  /** How many connections are open. */
  connections(): Promise<number>;
  /** How many were opened so far. */
  opened(): number;
  stop(): Promise<void>;
}

/** An S3 server with one bucket, on a free port and in a folder of its own. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), "jobs-console-s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: BUCKET }],
  });
  const uploads = join(directory, BUCKET, "._S3rver_uploads");
  addUploadVerbs(server, uploads);
  fixFirstByte(server);
  const { port } = await server.run();
  let opened = 0;
  server.httpServer.on("connection", () => opened++);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    connections: () =>
      new Promise((counted, failed) =>
        server.httpServer.getConnections((error, count) => (error ? failed(error) : counted(count))),
      ),
    opened: () => opened,
    stop: async () => {
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** s3rver accepts uploads in parts, but can neither list those under way nor abort one. */
function addUploadVerbs(server: S3rver, folder: string) {
  server.middleware.unshift(async (asked, next) => {
    const isKnown = asked.header.authorization?.includes(`Credential=${CREDENTIALS.AWS_ACCESS_KEY_ID}/`);
    if (!isKnown) return next();
    if (asked.method === "GET" && asked.path.startsWith(`/${BUCKET}`) && "uploads" in asked.query) {
      asked.type = "application/xml";
      asked.body = await listing(folder);
      return;
    }
    const id = asked.query.uploadId;
    if (asked.method !== "DELETE" || !id) return next();
    await rm(join(folder, id), { recursive: true, force: true });
    asked.status = 204;
  });
}

async function listing(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const uploads = (await readdir(folder)).map(async (id) => {
    const key = await readFile(join(folder, id, "key"), "utf8");
    const { mtime } = await stat(join(folder, id, "key"));
    const facts = `<Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${mtime.toISOString()}</Initiated>`;
    return `<Upload>${facts}</Upload>`;
  });
  const found = (await Promise.all(uploads)).join("");
  return `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${found}</ListMultipartUploadsResult>`;
}

/** When only the first byte is requested, s3rver takes the 0 for "no end" and sends the whole file. */
function fixFirstByte(server: S3rver) {
  const read = server.store.getObject.bind(server.store);
  server.store.getObject = (bucket, key, part) =>
    read(bucket, key, part?.end === 0 ? { ...part, end: "0" } : part);
}

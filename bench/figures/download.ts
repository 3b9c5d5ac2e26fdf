import { fork } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { diskStore } from "@/lib/files/store/disk-store";
import { findJobFile } from "@/lib/jobs/files/open-job-file";
import { getJob } from "@/lib/jobs/get-job";
import { createJob } from "@/lib/producer";
import type { Bench } from "../bench";
import type { Measure } from "../figure";
import { say } from "../progress";
import { serveConsole } from "../server/serve-console";
import { timed } from "../timing";

const MIB = 1024 * 1024;
const BYTES = 512 * MIB;
const WARM_UPS = 1;
const RUNS = 7;

interface Source {
  url: string;
  cookie?: string;
}

/**
 * One large file through the console, with sign-in, and in an archive, over the same file through a plain Node server
 * that pipes it, each server in a process of its own. They take turns with one client, which counts the bytes and throws
 * them away. The best run of each counts, because a slow run of this kind is slowed by other work on the machine.
 */
export const download: Measure = async (bench) => {
  const { path, archive, place } = await recordFile(bench);
  const { address, cookie } = await serveConsole(bench, bench.small);
  const console = { url: address + path, cookie };
  const zip = { url: address + archive, cookie };
  const bare = { url: await serveBare(bench, place) };
  const consoleMs: number[] = [];
  const zipMs: number[] = [];
  const bareMs: number[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const ms = [
      await timed(() => fetchAll(console)),
      await timed(() => fetchAll(zip)),
      await timed(() => fetchAll(bare)),
    ] as const;
    if (run < 0) continue;
    consoleMs.push(ms[0]);
    zipMs.push(ms[1]);
    bareMs.push(ms[2]);
  }
  const perSecond = (ms: number[]) => (BYTES / MIB / Math.min(...ms)) * 1000;
  const unit = { unit: "MiB a second", bar: null };
  return [
    {
      name: "download_vs_bare_node",
      value: perSecond(consoleMs) / perSecond(bareMs),
      unit: "times a bare Node server",
      bar: { atLeast: 0.7 },
    },
    {
      name: "archive_vs_bare_node",
      value: perSecond(zipMs) / perSecond(bareMs),
      unit: "times a bare Node server",
      bar: null,
    },
    { name: "download_mib_per_second", value: perSecond(consoleMs), ...unit },
    { name: "bare_node_mib_per_second", value: perSecond(bareMs), ...unit },
  ];
};

async function recordFile({ folder, small: { access } }: Bench) {
  say(`  storing a file of ${BYTES / MIB} MiB`);
  const root = join(folder, "files");
  const store = diskStore(root);
  const job = await createJob(access, store, { type: "export", name: "A large file" });
  await job.result("large.bin", Readable.from(pieces()));
  const { resultFileId } = (await getJob(access, job.id)) ?? {};
  const file = await findJobFile(access, { jobId: job.id, fileId: resultFileId ?? "" });
  if (!file) throw new Error("The large file was not recorded.");
  return {
    path: `/jobs/show/${job.id}/files/${file.id}`,
    archive: `/jobs/show/${job.id}/files.zip`,
    place: join(root, file.storeKey),
  };
}

function* pieces() {
  const piece = Buffer.alloc(MIB, "jobs console ");
  for (let done = 0; done < BYTES; done += MIB) yield piece;
}

async function serveBare({ life }: Bench, file: string): Promise<string> {
  const child = fork(fileURLToPath(new URL("../server/bare-file-server.ts", import.meta.url)), [file]);
  life.atEnd(async () => void child.kill());
  const [port] = await once(child, "message");
  return `http://127.0.0.1:${port}/`;
}

async function fetchAll({ url, cookie }: Source) {
  const bytes = await new Promise<number>((resolve, reject) => {
    const headers = cookie ? { cookie } : {};
    get(url, { headers, agent: false }, (answer) => {
      let count = 0;
      answer.on("data", (chunk: Buffer) => (count += chunk.length));
      answer.once("close", () => resolve(count));
    }).once("error", reject);
  });
  // An archive has a few hundred bytes more.
  if (bytes < BYTES || bytes > BYTES + 1000)
    throw new Error(`${url} sent ${bytes} bytes instead of ${BYTES}.`);
}

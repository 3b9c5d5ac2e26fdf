import { createHash } from "node:crypto";
import { COLLECTION, readData, readDatasets } from "@/demo/data/dataset";
import { breathe, type DemoJob } from "@/demo/work";

/** Compares every file with the checksum that its package gives, and leaves a list of SHA-256 checksums. */
export const verifyChecksums: DemoJob = {
  owner: "administrator",
  record: {
    type: "validation",
    name: "Verify the checksums of all data files",
    description:
      "Compares every file with the checksum that the collection states for it, and writes a list of SHA-256 " +
      "checksums that sha256sum --check reads.",
    runAt: "https://example.org/collections/vega-datasets",
    object: COLLECTION,
  },
  async work({ job, signal }) {
    const datasets = await readDatasets();
    const lines: string[] = [];
    const differing: string[] = [];
    let total = 0;
    for (const [at, { file, gitHash }] of datasets.entries()) {
      await job.progress(at, datasets.length, file);
      await breathe(signal);
      const bytes = await readData(file);
      total += bytes.length;
      if (gitBlobHash(bytes) !== gitHash) differing.push(file);
      lines.push(`${createHash("sha256").update(bytes).digest("hex")}  ${file}\n`);
    }
    await job.progress(datasets.length, datasets.length);
    await job.result("SHA256SUMS.txt", lines.join(""));
    await job.output({ files: datasets.length, bytes: total, differing });
  },
};

/** A file's checksum as Git computes it: SHA-1 over a header with the size, and then the bytes. */
export const gitBlobHash = (bytes: Buffer): string =>
  createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");

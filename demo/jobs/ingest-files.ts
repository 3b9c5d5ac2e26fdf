import { COLLECTION, listDataFiles, readData } from "@/demo/data/dataset";
import { type Detected, detect } from "@/demo/data/format";
import { breathe, type DemoJob } from "@/demo/work";

/** Takes in every file of the package: reads it, recognises its format by its content, and counts its records. */
export const ingestFiles: DemoJob = {
  owner: "administrator",
  record: {
    type: "ingest",
    name: "Take in the vega-datasets collection",
    description:
      "Reads every file of the collection, tells its format by its content and counts its records.",
    runAt: "/jobs?tab=imports",
    object: COLLECTION,
  },
  async work({ job, signal }) {
    const files = await listDataFiles();
    const steps = await job.addSubtasks(files);
    const taken = [];
    for (const [at, file] of files.entries()) {
      await steps[at]?.start();
      await breathe(signal);
      const bytes = await readData(file);
      taken.push({ file, bytes: bytes.length, ...(await detect(bytes)) });
      await steps[at]?.complete();
    }
    await job.output({ files: files.length, formats: countFormats(taken), taken });
  },
};

function countFormats(taken: Detected[]): Record<string, { files: number; records: number }> {
  const formats: Record<string, { files: number; records: number }> = {};
  for (const { format, records } of taken) {
    const sum = formats[format] ?? { files: 0, records: 0 };
    formats[format] = { files: sum.files + 1, records: sum.records + (records ?? 0) };
  }
  return formats;
}

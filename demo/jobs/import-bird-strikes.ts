import { z } from "zod";
import { linkedFile, openData, readData } from "@/demo/data/dataset";
import type { DemoJob } from "@/demo/work";

const FILE = "birdstrikes.csv";
const strike = z.object({ "Airport Name": z.string(), "Flight Date": z.iso.date() });

/** Fails for a real reason: the file is a CSV, and the job reads it as the JSON that it was announced to be. */
export const importBirdStrikes: DemoJob = {
  owner: "staff",
  record: {
    type: "import",
    name: "Import reports of bird strikes",
    description: "Imports the reports as JSON. The file is a CSV, so this import fails.",
    runAt: "https://example.org/collections/bird-strikes/import",
    object: linkedFile(FILE, "Bird strikes reported to the FAA"),
  },
  async work({ job }) {
    const [keep, read] = await job.addSubtasks([
      `Store ${FILE}`,
      `Read ${FILE} as JSON`,
      "Take the reports in",
    ]);
    await keep?.start();
    await job.file("input", FILE, openData(FILE));
    await keep?.complete();
    await read?.start();
    try {
      const text = (await readData(FILE)).toString("utf8");
      await job.output({ reports: readReports(text).length });
    } catch (error) {
      await read?.fail(error);
      throw error;
    }
  },
};

function readReports(text: string) {
  return readDocument(text).map((report) => strike.parse(report));
}

function readDocument(text: string): unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${FILE} can't be read as JSON: ${reason}`, { cause });
  }
}

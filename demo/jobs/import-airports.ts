import { linkedFile, openData } from "@/demo/data/dataset";
import { importTable } from "@/demo/import/import-table";
import type { DemoJob } from "@/demo/work";

const FILE = "airports.csv";

/** Imports the complete rows of the airport table; the rejected ones are in the error report, to be corrected. */
export const importAirports: DemoJob = {
  owner: "staff",
  record: {
    type: "import",
    name: "Import airports of the United States",
    description:
      "Checks every row of the airport table and imports the complete ones; the error report has the others.",
    runAt: "https://example.org/airports/import",
    object: linkedFile(FILE, "Airports of the United States"),
  },
  async work({ job, signal }) {
    await importTable(job, { name: FILE, open: () => openData(FILE) }, signal);
  },
};

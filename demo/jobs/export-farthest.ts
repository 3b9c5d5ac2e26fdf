import { writeToBuffer } from "fast-csv";
import { linkedFile } from "@/demo/data/dataset";
import { type DemoJob, rounded } from "@/demo/work";
import type { Measured } from "./measure-distances";

const LONGEST = 100;

/** Pending until the long job has ended: exports what that job found. */
export const exportFarthest: DemoJob<Measured[]> = {
  owner: "administrator",
  record: {
    type: "export",
    name: "Export the hundred longest distances",
    description: "Writes the airports that lie farthest from another, when all distances are measured.",
    runAt: "https://example.org/airports/distances",
    object: linkedFile("airports.csv", "Airports of the United States"),
  },
  async work({ job }, measured) {
    const longest = [...measured].sort((a, b) => b.farthestKm - a.farthestKm).slice(0, LONGEST);
    const rows = longest.map(({ airport, farthest, farthestKm }) => ({
      From: `${airport.code} ${airport.name}`,
      To: `${farthest.code} ${farthest.name}`,
      Kilometres: rounded(farthestKm, 1),
    }));
    await job.result("longest-distances.csv", await writeToBuffer(rows, { headers: true }));
    await job.output({ rows: rows.length, longest: rows[0] });
  },
};

import { linkedFile } from "@/demo/data/dataset";
import { chordKm } from "@/demo/data/great-circle";
import { type DemoJob, rounded } from "@/demo/work";
import type { Measured } from "./measure-distances";

/** Queued until the long job has ended: checks what that job found. */
export const checkDistances: DemoJob<Measured[]> = {
  owner: "staff",
  record: {
    type: "validation",
    name: "Check the measured distances by another formula",
    description:
      "Computes every distance that was kept a second time, by the chord through the Earth, and compares.",
    runAt: "https://example.org/airports/distances",
    object: linkedFile("airports.csv", "Airports of the United States"),
  },
  async work({ job }, measured) {
    await job.progress(0, measured.length, "comparing");
    const differences = measured.flatMap(({ airport, nearest, nearestKm, farthest, farthestKm }) => [
      Math.abs(chordKm(airport, nearest) - nearestKm),
      Math.abs(chordKm(airport, farthest) - farthestKm),
    ]);
    const nearestOf = new Map(measured.map(({ airport, nearest }) => [airport, nearest]));
    await job.progress(measured.length, measured.length);
    await job.output({
      compared: differences.length,
      moreThanAMetreApart: differences.filter((km) => km > 0.001).length,
      largestDifferenceMillimetres: rounded(Math.max(...differences) * 1e6, 3),
      airportsThatAreEachOthersNearest: measured.filter(
        ({ airport, nearest }) => nearestOf.get(nearest) === airport,
      ).length,
    });
  },
};

import { writeToBuffer } from "fast-csv";
import { type Airport, readAirports } from "@/demo/data/airports";
import { linkedFile } from "@/demo/data/dataset";
import { haversineKm } from "@/demo/data/great-circle";
import { type DemoJob, rounded } from "@/demo/work";

/** The computing takes a second. It is slowed to about four minutes, so that people can watch a job run. */
const PAUSE_MS = 1_000;
const AIRPORTS_A_STEP = 14;

export interface Measured {
  airport: Airport;
  nearest: Airport;
  nearestKm: number;
  farthest: Airport;
  farthestKm: number;
}

/** The long job: how far every airport is from every other. */
export const measureDistances: DemoJob<void, Measured[]> = {
  owner: "administrator",
  record: {
    type: "sync",
    name: "Measure the distances between all airports",
    description:
      "Measures the great circle between every two of the airports, to keep the nearest and the farthest of each. " +
      "Takes some minutes.",
    runAt: "https://example.org/airports/distances",
    object: linkedFile("airports.csv", "Airports of the United States"),
  },
  async work({ job, pause }) {
    const airports = await readAirports();
    const measured: Measured[] = [];
    for (const [at, airport] of airports.entries()) {
      if (at % AIRPORTS_A_STEP === 0) {
        await job.progress(at, airports.length, `${airport.code} ${airport.name}`);
        await pause(PAUSE_MS);
      }
      measured.push(measure(airport, airports));
    }
    await job.progress(airports.length, airports.length);
    await job.result("nearest-airports.csv", await writeToBuffer(measured.map(toRow), { headers: true }));
    await job.output({ airports: airports.length, measurements: airports.length * (airports.length - 1) });
    return measured;
  },
};

/** The nearest and the farthest of `airports`, seen from one of them. */
export function measure(airport: Airport, airports: Airport[]): Measured {
  const found = {
    airport,
    nearest: airport,
    nearestKm: Number.POSITIVE_INFINITY,
    farthest: airport,
    farthestKm: 0,
  };
  for (const other of airports) {
    if (other === airport) continue;
    const km = haversineKm(airport, other);
    if (km < found.nearestKm) Object.assign(found, { nearest: other, nearestKm: km });
    if (km > found.farthestKm) Object.assign(found, { farthest: other, farthestKm: km });
  }
  return found;
}

const toRow = ({ airport, nearest, nearestKm, farthest, farthestKm }: Measured) => ({
  Airport: airport.code,
  Nearest: nearest.code,
  "Nearest km": rounded(nearestKm, 3),
  Farthest: farthest.code,
  "Farthest km": rounded(farthestKm, 3),
});

import { compressFilms } from "./jobs/compress-films";
import { exportFilms } from "./jobs/export-films";
import { extractKeywords } from "./jobs/extract-keywords";
import { findDuplicates } from "./jobs/find-duplicates";
import { importAirports } from "./jobs/import-airports";
import { importBirdStrikes } from "./jobs/import-bird-strikes";
import { indexTitles } from "./jobs/index-titles";
import { ingestFiles } from "./jobs/ingest-files";
import { normaliseDates } from "./jobs/normalise-dates";
import { verifyChecksums } from "./jobs/verify-checksums";
import type { DemoJob } from "./work";

/** The jobs that take almost no time, in the order in which the first round does them. */
export const SHORT_JOBS: readonly DemoJob[] = [
  importAirports,
  ingestFiles,
  exportFilms,
  importBirdStrikes,
  compressFilms,
  extractKeywords,
  findDuplicates,
  verifyChecksums,
  indexTitles,
  normaliseDates,
];

const JOBS_A_ROUND = 4;

/** The short jobs of a round. The first has them all; the others take turns, and every second one imports airports. */
export function shortJobsOf(round: number): readonly DemoJob[] {
  if (round === 0) return SHORT_JOBS;
  const others = SHORT_JOBS.filter((job) => job !== importAirports);
  const turn = Array.from({ length: JOBS_A_ROUND }, (_, at) => (round - 1) * JOBS_A_ROUND + at).flatMap(
    (at) => others[at % others.length] ?? [],
  );
  return round % 2 === 1 ? [importAirports, ...turn] : turn;
}
